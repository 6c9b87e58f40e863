// The log's live tail: new events come on top; whoever reads further down, or has paused, is told how many wait.
import { announce } from './console.js';

const MOST = 300;
const root = document.querySelector('[data-tail]');
const list = document.getElementById('log');
const state = root.querySelector('[data-tail-state]');
const note = root.querySelector('[data-tail-note]');
const pause = root.querySelector('[data-tail-pause]');
const show = document.querySelector('[data-tail-show]');
const words = { live: 'Live', paused: 'Paused', waiting: 'Connecting again…', gone: 'No longer live: reload the page' };

let source = null;
let last = '';
let isPaused = false;
let isGone = false;
let waiting = [];
let waitingCount = 0;
let leftOut = 0;

const say = name => {
    state.dataset.state = name === 'paused' ? 'waiting' : name;
    state.textContent = words[name];
};

const isReading = () => {
    const top = list.getBoundingClientRect().top;
    return top < 0 || list.querySelector('details[open]') !== null || list.contains(document.activeElement);
};

function put() {
    const template = document.createElement('template');
    template.innerHTML = waiting.reverse().join('');
    const fresh = template.content.children.length;
    for (const line of [...template.content.children]) {
        if (document.getElementById(line.id)) {
            line.remove();
        } else {
            line.classList.add('log-fresh');
        }
    }
    list.prepend(template.content);
    document.querySelector('[data-tail-empty]')?.remove();
    while (list.children.length > MOST) {
        list.lastElementChild.remove();
    }
    const cut = leftOut > 0 ? `${leftOut.toLocaleString('en-US')} in between were too many to show: search for them.` : '';
    note.textContent = cut || (list.children.length >= MOST ? `The page keeps the latest ${MOST}.` : '');
    waiting = [];
    waitingCount = leftOut = 0;
    show.hidden = true;
    return fresh;
}

function take({ html, count, leftOut: more }) {
    waiting.push(html);
    waitingCount += count + more;
    leftOut += more;
    if (waiting.length > MOST) {
        waiting.shift();
    }
    if (isPaused || isReading()) {
        show.hidden = false;
        show.textContent = `${waitingCount.toLocaleString('en-US')} new ${waitingCount === 1 ? 'event' : 'events'}: show`;
    } else {
        put();
    }
}

function open() {
    if (source || isGone) {
        return;
    }
    // A connection of its own goes on from where the last one was.
    const url = new URL(root.dataset.tail, location.href);
    if (last) {
        url.searchParams.set('from', last);
    }
    source = new EventSource(url);
    source.addEventListener('open', () => say(isPaused ? 'paused' : 'live'));
    source.addEventListener('error', () => say(source?.readyState === EventSource.CLOSED ? 'gone' : 'waiting'));
    source.addEventListener('lines', event => {
        last = event.lastEventId;
        take(JSON.parse(event.data));
    });
    source.addEventListener('gone', () => {
        isGone = true;
        close();
        say('gone');
    });
}

function close() {
    source?.close();
    source = null;
}

pause.hidden = false;
pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    say(isPaused ? 'paused' : 'live');
    if (!isPaused && waiting.length > 0) {
        put();
    }
});
show.addEventListener('click', () => {
    const fresh = put();
    scrollTo({ top: 0 });
    announce(`${fresh} new events are shown`);
});

// What nobody looks at costs nobody anything.
document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
addEventListener('pagehide', close);
addEventListener('pageshow', open);
if (!document.hidden) {
    open();
}
