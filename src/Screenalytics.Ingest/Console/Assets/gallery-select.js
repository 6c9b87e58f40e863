// Selecting photos, and moving among them: one is in the order of the tab key, arrows lead to the others.
import { announce } from './announce.js';
import { canTurn, count, gallery, photos } from './gallery-photos.js';

let current = photos[0];
let lastPicked = null;

export const picked = () => photos.filter(photo => photo.pick?.checked);

export function showPicked() {
    const chosen = picked();
    const all = gallery.querySelector('[data-all]');
    if (!all) {
        return;
    }
    const able = photos.filter(canTurn);
    all.checked = able.length > 0 && chosen.length === able.length;
    all.indeterminate = chosen.length > 0 && !all.checked;
    all.disabled = able.length === 0;
    gallery.querySelector('[data-selected]').textContent = chosen.length === 0 ? 'None selected' : `${chosen.length} selected`;
    for (const button of gallery.querySelectorAll('[data-do]')) {
        button.disabled = chosen.length === 0;
    }
    for (const photo of photos) {
        photo.element.toggleAttribute('data-picked', Boolean(photo.pick?.checked));
    }
}

export function pickTo(photo, isRange, value) {
    if (!photo.pick) {
        return;
    }
    const from = isRange && lastPicked ? photos.indexOf(lastPicked) : photos.indexOf(photo);
    const to = photos.indexOf(photo);
    for (const one of photos.slice(Math.min(from, to), Math.max(from, to) + 1)) {
        if (one.pick) {
            one.pick.checked = value;
        }
    }
    lastPicked = photo;
    showPicked();
}

export function pickAll(value) {
    photos.filter(canTurn).forEach(photo => { photo.pick.checked = value; });
    showPicked();
    announce(value ? `${count(picked().length, 'photo', 'photos')} selected.` : 'None selected.');
}

const stop = photo => photo.button ?? photo.element;

export function settleTabs() {
    for (const photo of photos) {
        stop(photo).tabIndex = photo === current ? 0 : -1;
        if (photo.pick) {
            photo.pick.tabIndex = photo === current ? 0 : -1;
        }
    }
}

export function come(photo) {
    if (photo !== current) {
        current = photo;
        settleTabs();
    }
}

export function go(photo) {
    come(photo);
    stop(photo).focus();
    photo.element.scrollIntoView({ block: 'nearest' });
}

function columns() {
    const top = photos[0].element.offsetTop;
    const next = photos.findIndex(photo => photo.element.offsetTop !== top);
    return next < 0 ? photos.length : next;
}

// The photo that a key leads to from another; null at an edge, undefined for a key that leads nowhere.
export function step(key, from) {
    const at = photos.indexOf(from);
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(), ArrowDown: columns() }[key];
    return key === 'Home' ? photos[0] : key === 'End' ? photos.at(-1) : by === undefined ? undefined : photos[at + by] ?? null;
}
