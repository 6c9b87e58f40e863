// What every page shares: parts that are live, times that age, copying, the key of the search.
import { follow } from './live.js';

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
    const now = Date.now();
    for (const time of document.querySelectorAll('time[data-relative]')) {
        const at = Date.parse(time.dateTime);
        // Near ones are told by the server to the second; its clock is not this one's.
        if (Math.abs(now - at) > 90_000) {
            time.textContent = relative(at, now);
        }
    }
}

export function announce(text) {
    const place = document.getElementById('announce');
    if (place) {
        place.textContent = '';
        requestAnimationFrame(() => { place.textContent = text; });
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
document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method === 'post') {
        if (form.dataset.sent) {
            event.preventDefault();
        }
        form.dataset.sent = 'yes';
    }
});
addEventListener('pageshow', () => {
    for (const form of document.forms) {
        delete form.dataset.sent;
    }
});

document.querySelectorAll('[data-live]').forEach(follow);
setInterval(age, 15_000);
