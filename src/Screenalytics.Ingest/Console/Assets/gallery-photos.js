// The photos of a gallery's page: how each stands, what is asked of it, what is told beside it.
export const gallery = document.querySelector('.gallery[data-person]');
export const locked = gallery.dataset.locked === 'yes';
export const photos = [...gallery.querySelectorAll('.photo')].map(read);

const byElement = new Map(photos.map(photo => [photo.element, photo]));
const flagged = document.querySelector('[data-count="flagged"]');
const total = document.querySelector('[data-count="total"]');
const counts = { flagged: Number((flagged?.textContent ?? '0').replaceAll(',', '')) };

function read(element) {
    const button = element.querySelector('[data-switch]');
    const known = button?.getAttribute('aria-checked') === 'true';
    return {
        element,
        button,
        link: element.dataset.link,
        name: element.dataset.name,
        pick: element.querySelector('[data-pick]'),
        told: element.querySelector('[data-told]'),
        known,
        counted: known,
        answeredAt: 0,
        unsure: false,
        wish: null,
        sent: null,
    };
}

export const photoAt = target => byElement.get(target.closest('.photo'));
export const canTurn = photo => photo.element.dataset.can === 'yes';
export const isBusy = photo => photo.wish !== null || photo.sent !== null;
export const wanted = photo => (photo.wish ?? photo.sent)?.flag ?? photo.known;
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
export const states = flag => (flag ? 'is a facebank seed' : 'is no facebank seed');

export function show(photo) {
    if (!photo.button) {
        return;
    }
    photo.button.setAttribute('aria-checked', String(wanted(photo)));
    photo.button.toggleAttribute('data-pending', isBusy(photo));
    photo.element.setAttribute('aria-busy', String(isBusy(photo)));
}

export function tell(photo, text, kind) {
    photo.told.textContent = text ?? '';
    photo.told.hidden = !text;
    photo.told.dataset.kind = kind ?? '';
}

// How a photo stands by its own answer. What another page of the gallery shows is counted too: only the difference is added.
export function learn(photo, flag) {
    photo.known = flag;
    countFlagged(counts.flagged + Number(flag) - Number(photo.counted));
    photo.counted = flag;
}

export function countFlagged(number) {
    counts.flagged = number;
    if (flagged) {
        flagged.textContent = number.toLocaleString('en-US');
    }
}

export function countAll(number) {
    if (total) {
        total.textContent = number.toLocaleString('en-US');
    }
}
