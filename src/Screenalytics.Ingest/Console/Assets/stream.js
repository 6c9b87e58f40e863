// A stream of events that comes back by itself: after a restart, a pause of the database, a lost network.
// Only when whoever looks may not look any more does it end for good.

const firstWait = 2_000;
const longestWait = 20_000;
const stayingEvery = 5 * 60_000;

// handlers: one for each event's name, given its data; onState(name) is told 'live', 'waiting', 'gone'.
export function stream(url, handlers, onState) {
    let source = null;
    let isOver = false;
    let wait = firstWait;
    let timer = 0;

    const close = () => {
        clearTimeout(timer);
        source?.close();
        source = null;
    };

    const end = state => {
        isOver = true;
        close();
        if (state) {
            onState(state);
        }
    };

    const again = () => {
        close();
        onState('waiting');
        timer = setTimeout(async () => {
            const status = await ask();
            if (status === 401 || status === 403) {
                end('gone');
            } else if (status === 204) {
                open();
            } else {
                again();
            }
        }, wait);
        wait = Math.min(wait * 1.6, longestWait);
    };

    const open = () => {
        if (source || isOver) {
            return;
        }
        clearTimeout(timer);
        source = new EventSource(typeof url === 'function' ? url() : url);
        source.addEventListener('open', () => {
            wait = firstWait;
            onState('live');
        });
        // A browser gives up for good on anything but a 200: then it is asked why, and tried again.
        source.addEventListener('error', () => source?.readyState === EventSource.CLOSED ? again() : onState('waiting'));
        source.addEventListener('gone', () => end('gone'));
        for (const [name, handle] of Object.entries(handlers)) {
            source.addEventListener(name, event => handle(event.data, end));
        }
    };

    // What nobody looks at costs nobody anything.
    document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    // Whoever watches is there, though they press nothing.
    setInterval(() => !document.hidden && !isOver && source && ask(), stayingEvery);
    if (!document.hidden) {
        open();
    }
    return { close, open };
}

async function ask() {
    try {
        return (await fetch('/console/alive', { headers: { Accept: 'application/json' } })).status;
    } catch {
        return 0;
    }
}
