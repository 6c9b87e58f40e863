// What was asked for together is told together, and undone together.
import { announce } from './announce.js';
import { look } from './gallery-look.js';
import { canTurn, count, gallery, photos, states, wanted } from './gallery-photos.js';
import { wish } from './gallery-requests.js';
import { go, showPicked } from './gallery-select.js';

const fate = gallery.querySelector('[data-fate]');
let lastBatch = null;

const already = number => `${count(number, 'photo stands', 'photos stand')} so already.`;

export function turn(photo) {
    if (!canTurn(photo)) {
        announce(`${photo.name}: ${(document.getElementById('locked') ?? photo.element.querySelector('.photo-why'))?.textContent.trim() ?? ''}`);
        return;
    }
    turnAll([photo], !wanted(photo));
}

export function turnAll(asked, flag) {
    const rest = asked.filter(photo => canTurn(photo) && (wanted(photo) !== flag || photo.unsure));
    const same = asked.filter(photo => !rest.includes(photo));
    for (const photo of same.filter(one => one.pick)) {
        photo.pick.checked = false;
    }
    showPicked();
    if (rest.length === 0) {
        tellAll(`Nothing to do: ${already(same.length)}`);
        return;
    }
    start(rest, flag, { note: same.length > 0 ? already(same.length) : null });
}

// Undone is what the batch has changed, where nobody has decided otherwise since.
export function undo() {
    const batch = lastBatch;
    if (!batch) {
        announce('There is nothing to undo.');
        return;
    }
    lastBatch = null;
    const mine = batch.done.filter(photo => canTurn(photo) && wanted(photo) === batch.flag && !photo.unsure);
    const others = batch.done.length - mine.length;
    const note = others > 0 ? `${count(others, 'photo is', 'photos are')} left as found: changed since, or not known to stand so.` : null;
    if (mine.length === 0) {
        tellAll(`Nothing to undo: ${note}`);
        return;
    }
    start(mine, !batch.flag, { isUndo: true, note });
}

function start(asked, flag, { isUndo = false, note = null }) {
    // stand: all that stand as asked for; done: those of them that are known to have stood otherwise before.
    const batch = { flag, isUndo, note, left: asked.length, stand: [], done: [], refused: [] };
    batch.settle = (photo, answer) => {
        batch.left--;
        if (answer.done) {
            batch.stand.push(photo);
            if (answer.before === !flag) {
                batch.done.push(photo);
            }
        } else if (!answer.over) {
            batch.refused.push({ photo, reason: answer.reason });
        }
        batch.unsure ||= answer.unsure;
        if (batch.left === 0) {
            finish(batch);
        } else if (asked.length > 1) {
            say(`${asked.length - batch.left} of ${asked.length} done …`, 'info');
        }
    };
    if (asked.length > 1) {
        say(`0 of ${asked.length} done …`, 'info');
    }
    asked.forEach(photo => wish(photo, flag, batch));
}

function finish(batch) {
    const { stand } = batch;
    const not = batch.refused.sort((one, other) => photos.indexOf(one.photo) - photos.indexOf(other.photo));
    if (stand.length + not.length === 0) {
        return;
    }
    const what = batch.isUndo ? 'Undone' : batch.flag ? 'Flagged' : 'Flag taken away';
    const text = [];
    if (stand.length === 1 && not.length === 0) {
        text.push(`${stand[0].name} ${states(stand[0].known)}${batch.isUndo ? ' again' : ''}.`);
    } else if (stand.length > 0) {
        text.push(`${what}: ${count(stand.length, 'photo', 'photos')}.`);
    }
    if (not.length > 0) {
        text.push(`Not done: ${count(not.length, 'photo', 'photos')}.`);
    }
    if (batch.note) {
        text.push(batch.note);
    }
    lastBatch = batch.done.length > 0 && !batch.isUndo ? batch : null;
    for (const photo of stand.filter(one => one.pick)) {
        photo.pick.checked = false;
    }
    for (const { photo } of not) {
        if (photo.pick && not.length + stand.length > 1) {
            photo.pick.checked = true;
        }
    }
    showPicked();
    say(text.join(' '), not.length === 0 ? 'good' : 'bad', not);
    announce([...text, ...not.slice(0, 5).map(({ photo, reason }) => `${photo.name}: ${reason}`)].join(' '));
    // An answer is believed, and looked after.
    look(true);
}

function tellAll(text) {
    say(text, 'info');
    announce(text);
}

function say(text, kind, not = []) {
    fate.replaceChildren();
    fate.className = `notice gallery-fate notice-${kind}`;
    fate.hidden = false;
    fate.append(element('p', text));
    if (not.length > 0) {
        const list = element('ul');
        list.append(...not.map(({ photo, reason }) => {
            const item = element('li');
            const link = element('a', photo.name);
            link.href = `#${photo.element.id}`;
            link.addEventListener('click', event => {
                event.preventDefault();
                go(photo);
            });
            item.append(link, `: ${reason}`);
            return item;
        }));
        fate.append(list);
    }
    if (lastBatch && kind !== 'info') {
        const button = element('button', 'Undo');
        button.type = 'button';
        button.className = 'btn';
        button.addEventListener('click', undo);
        fate.append(button);
    }
}

function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text ?? '';
    return made;
}
