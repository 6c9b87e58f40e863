// Makes an element what new markup says, keeping what is the same: focus, selection and open details stay.
export function morph(element, html) {
    const template = document.createElement('template');
    template.innerHTML = html;
    children(element, template.content);
}

function children(from, to) {
    const wanted = [...to.childNodes];
    const kept = new Map([...from.children].filter(child => child.id).map(child => [child.id, child]));
    let at = from.firstChild;
    for (const node of wanted) {
        const same = node.id ? kept.get(node.id) : at;
        if (same && same.parentNode === from && alike(same, node)) {
            if (same === at) {
                at = at.nextSibling;
            } else {
                from.insertBefore(same, at);
            }
            same.nodeType === Node.ELEMENT_NODE ? one(same, node) : text(same, node);
        } else {
            from.insertBefore(node, at);
        }
    }
    while (at) {
        const next = at.nextSibling;
        at.remove();
        at = next;
    }
}

function one(from, to) {
    for (const { name, value } of [...to.attributes]) {
        if (from.getAttribute(name) !== value) {
            from.setAttribute(name, value);
        }
    }
    for (const { name } of [...from.attributes]) {
        // Whoever opened details wants them open.
        if (!to.hasAttribute(name) && !(name === 'open' && from.tagName === 'DETAILS')) {
            from.removeAttribute(name);
        }
    }
    children(from, to);
}

function text(from, to) {
    if (from.data !== to.data) {
        from.data = to.data;
    }
}

// What something is for: a button that does one thing must never turn into one that does another under a finger.
function purpose(node) {
    switch (node.nodeName) {
        case 'FORM':
            return node.getAttribute('action');
        case 'DETAILS':
            return node.querySelector('form')?.getAttribute('action') ?? node.querySelector('summary')?.textContent;
        case 'INPUT':
            return `${node.type} ${node.name}`;
        case 'TEXTAREA':
        case 'SELECT':
            return node.name;
        default:
            return '';
    }
}

const alike = (a, b) =>
    a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id ?? '') === (b.id ?? '') && purpose(a) === purpose(b);
