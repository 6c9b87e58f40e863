// Follows a page's live parts: the server sends each anew when it has changed.
import { morph } from './morph.js';

const words = { live: 'Live', waiting: 'Connecting again…', gone: 'No longer live: reload the page', over: 'Up to date' };

export function follow(root) {
    const state = root.querySelector('[data-live-state]') ?? document.querySelector('[data-live-state]');
    let source = null;
    let isOver = false;

    const say = name => {
        if (state) {
            state.dataset.state = name;
            state.textContent = words[name];
        }
    };

    const open = () => {
        if (source || isOver) {
            return;
        }
        source = new EventSource(root.dataset.live);
        source.addEventListener('open', () => say('live'));
        source.addEventListener('error', () => say(source?.readyState === EventSource.CLOSED ? 'gone' : 'waiting'));
        source.addEventListener('part', event => {
            const { id, html } = JSON.parse(event.data);
            const part = document.getElementById(id);
            if (part) {
                morph(part, html);
                part.dispatchEvent(new CustomEvent('part', { bubbles: true }));
            }
        });
        source.addEventListener('over', async () => {
            isOver = true;
            close();
            say('over');
            await refresh();
        });
        source.addEventListener('gone', () => {
            isOver = true;
            close();
            say('gone');
        });
    };

    const close = () => {
        source?.close();
        source = null;
    };

    // What nobody looks at costs nobody anything.
    document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    if (!document.hidden) {
        open();
    }
}

// The page as it is now, with what has become possible: whoever is reading stays where they are.
async function refresh() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.ok && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.getElementById('main');
        if (fresh) {
            morph(document.getElementById('main'), fresh.innerHTML);
            document.title = page.title;
        }
    }
}
