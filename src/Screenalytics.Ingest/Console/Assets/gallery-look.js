// What others do meanwhile.
import { announce } from './announce.js';
import { count, countAll, countFlagged, gallery, isBusy, photos, show, states, tell } from './gallery-photos.js';

const REST = 1000;
let lookedAt = 0;
let shownFrom = 0;

export async function look(isForced) {
    const began = performance.now();
    if (document.visibilityState !== 'visible' || (!isForced && began - lookedAt < REST)) {
        return;
    }
    lookedAt = began;
    let flags;
    try {
        const response = await fetch(gallery.dataset.flags, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
        if (!response.ok) {
            return;
        }
        flags = await response.json();
    } catch {
        return;
    }
    if (began < shownFrom) {
        return;
    }
    shownFrom = began;
    // What was read before a photo's own answer came may be older than that answer.
    const mayTake = photo => !isBusy(photo) && photo.answeredAt < began;
    const own = photos.filter(photo => !mayTake(photo) && flags.links[photo.link] !== undefined);
    const changed = photos.filter(photo => mayTake(photo) && take(photo, flags.links[photo.link]));
    own.forEach(photo => { photo.counted = photo.known; });
    countFlagged(own.reduce((sum, photo) => sum + Number(photo.known) - Number(flags.links[photo.link]), flags.flagged));
    countAll(flags.total);
    if (changed.length > 0) {
        announce(`${count(changed.length, 'flag', 'flags')} not as last shown: ${changed.slice(0, 5).map(photo => `${photo.name} ${states(photo.known)}`).join(', ')}.`);
    }
}

function take(photo, flag) {
    if (flag === undefined) {
        photo.element.dataset.can = '';
        photo.button?.setAttribute('aria-disabled', 'true');
        photo.counted = false;
        tell(photo, 'It is in the gallery no more.', 'bad');
        return false;
    }
    photo.unsure = false;
    const isNew = photo.known !== flag;
    photo.known = photo.counted = flag;
    if (isNew) {
        tell(photo, `TRR has it so by now: it ${states(flag)}.`, 'info');
        show(photo);
    }
    return isNew;
}
