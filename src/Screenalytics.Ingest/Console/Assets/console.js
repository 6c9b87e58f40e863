// What every page shares: parts that are live, times that age, copying, the key of the search.
import { announce } from './announce.js';
import { follow } from './live.js';

export { announce };

// The server's clock: this one may be wrong by minutes.
const ahead = Date.now() - (Date.parse(document.querySelector('meta[name=now]')?.content) || Date.now());

// The same words as the server's.
export function relative(at, now) {
    const minutes = Math.abs(now - at) / 60_000;
    const text = minutes < 1 ? 'under a minute'
        : minutes < 60 ? `${Math.floor(minutes)} min`
        : minutes < 1440 ? `${Math.floor(minutes / 60)} h`
        : `${Math.floor(minutes / 1440)} d`;
    return minutes < 1 / 6 ? 'now' : at < now ? `${text} ago` : `in ${text}`;
}

function age() {
    const now = Date.now() - ahead;
    for (const time of document.querySelectorAll('time[data-relative]')) {
        const at = Date.parse(time.dateTime);
        const text = relative(at, now);
        if (time.textContent !== text) {
            time.textContent = text;
        }
    }
}

async function copy(button) {
    try {
        await navigator.clipboard.writeText(button.dataset.copy);
        announce('Copied');
    } catch {
        announce('The browser does not allow copying');
    }
}

const isTyping = target => target.closest('input, textarea, select, [contenteditable]') !== null;

document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
        const search = document.querySelector('[data-hotkey="/"]');
        if (search) {
            event.preventDefault();
            search.focus();
            search.select();
        }
    } else if (event.key === 'Escape') {
        const open = event.target.closest?.('details.confirm[open]');
        if (open) {
            open.open = false;
            open.querySelector('summary').focus();
        }
    }
});

document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button) {
        copy(button);
    }
    for (const open of document.querySelectorAll('details.confirm[open]')) {
        if (!open.contains(event.target)) {
            open.open = false;
        }
    }
});

// A form that was sent once is not sent again by a second press.
let sent = new WeakSet();
document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method === 'post') {
        if (sent.has(form)) {
            event.preventDefault();
        }
        sent.add(form);
    }
});
addEventListener('pageshow', () => { sent = new WeakSet(); });

// What was just done is told once, and not to whoever is sent the address.
const address = new URL(location.href);
if (address.searchParams.has('done')) {
    address.searchParams.delete('done');
    history.replaceState(null, '', address);
}

document.querySelectorAll('[data-live]').forEach(follow);
setInterval(age, 15_000);

// On a phone the navigation is wider than the screen: where one is has to be seen there.
const here = document.querySelector('.side [aria-current]');
if (here) {
    const side = here.closest('.side');
    side.scrollLeft = here.offsetLeft - (side.clientWidth - here.offsetWidth) / 2;
}
