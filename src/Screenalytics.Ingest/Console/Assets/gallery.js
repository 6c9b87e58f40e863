// Seed switches: they turn at once, say that they wait, and turn back with the reason when the backend refuses.
import { announce } from './announce.js';
import { turn, turnAll, undo } from './gallery-batches.js';
import { look } from './gallery-look.js';
import { canTurn, gallery, locked, photoAt, photos } from './gallery-photos.js';
import { come, go, pickAll, picked, pickTo, settleTabs, showPicked, step } from './gallery-select.js';

gallery.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const photo = photoAt(event.target);
    const next = photo && step(event.key, photo);
    if (next !== undefined) {
        event.preventDefault();
        if (next) {
            go(next);
        }
        return;
    }
    if (event.key === 'Escape' && picked().length > 0 && !event.target.closest('details[open]')) {
        pickAll(false);
    } else if (!locked && photo && event.target.matches('[data-switch], [data-pick]')) {
        press(event, photo);
    }
});

// Letters act where a photo's switch or box has the focus, and nowhere else: elsewhere they may be somebody's speech or slip.
function press(event, photo) {
    const key = event.key.toLowerCase();
    if (key === 'x' && canTurn(photo)) {
        event.preventDefault();
        pickTo(photo, event.shiftKey, event.shiftKey || !photo.pick.checked);
        announce(`${photo.name} ${photo.pick.checked ? 'selected' : 'not selected'}, ${picked().length} in all.`);
    } else if (event.key === 'a') {
        pickAll(picked().length < photos.filter(canTurn).length);
    } else if (key === 'f' && picked().length > 0) {
        turnAll(picked(), !event.shiftKey);
    } else if (event.key === 'u') {
        undo();
    }
}

gallery.addEventListener('focusin', event => {
    const photo = photoAt(event.target);
    if (photo) {
        come(photo);
    }
});

gallery.addEventListener('click', event => {
    const button = event.target.closest('[data-do]');
    if (button) {
        turnAll(picked(), button.dataset.do === 'flag');
        return;
    }
    if (event.target.matches('[data-all]')) {
        pickAll(event.target.checked);
        return;
    }
    const photo = photoAt(event.target);
    if (!photo) {
        return;
    }
    if (event.target.closest('[data-switch]')) {
        turn(photo);
    } else if (event.target === photo.pick) {
        pickTo(photo, event.shiftKey, photo.pick.checked);
    } else if (event.target.closest('.photo-frame') && !event.target.closest('.photo-pick') && canTurn(photo)) {
        pickTo(photo, event.shiftKey, event.shiftKey || !photo.pick.checked);
        photo.pick.focus({ preventScroll: true });
    }
});

document.addEventListener('keydown', event => {
    const keys = gallery.querySelector('.gallery-keys');
    if (event.key === '?' && keys && !event.target.closest?.('input:not([type=checkbox]), textarea, select')) {
        event.preventDefault();
        keys.open = !keys.open;
        if (keys.open) {
            keys.querySelector('summary').focus();
        }
    }
});

addEventListener('focus', () => look(false));
document.addEventListener('visibilitychange', () => look(false));
addEventListener('pageshow', event => {
    showPicked();
    if (event.persisted) {
        look(true);
    }
});

settleTabs();
showPicked();
