// The log's live tail: new events come on top; whoever reads further down, or has paused, is told how many wait.
import { announce } from './announce.js';
import { stream } from './stream.js';

const MOST = 300;
const root = document.querySelector('[data-tail]');
const list = document.getElementById('log');
const state = root.querySelector('[data-tail-state]');
const note = root.querySelector('[data-tail-note]');
const pause = root.querySelector('[data-tail-pause]');
const show = document.querySelector('[data-tail-show]');
const words = { live: 'Live', paused: 'Paused', waiting: 'Connecting again…', gone: 'No longer live: reload the page' };

let connection = 'waiting';
let last = '';
let isPaused = false;
let waiting = [];
let waitingCount = 0;
let leftOut = 0;

const say = name => {
    connection = name;
    const shown = name === 'live' && isPaused ? 'paused' : name;
    state.dataset.state = shown === 'paused' ? 'waiting' : shown;
    state.textContent = words[shown];
    if (shown === 'gone') {
        announce(words.gone);
    }
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

function take({ html, count, leftOut: more, at }) {
    last = at;
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

// A connection of its own goes on from where the last one was.
function url() {
    const from = new URL(root.dataset.tail, location.href);
    if (last) {
        from.searchParams.set('from', last);
    }
    return from;
}

pause.hidden = false;
pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    say(connection);
    if (!isPaused && waiting.length > 0) {
        put();
    }
});
show.addEventListener('click', () => {
    const fresh = put();
    scrollTo({ top: 0 });
    announce(`${fresh} new events are shown`);
});

stream(url, { lines: data => take(JSON.parse(data)) }, say);
