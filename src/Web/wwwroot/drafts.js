// What is typed into a form is never lost: it stays on this device until the desk says it has it. A form with data-autosave is saved a
// moment after a field is left, and again when the network or the reader is back. Without script every form saves with its button.

const wait = 1500, waitAgain = 15000, oldest = 30 * 24 * 3600 * 1000;
const all = "hqs:", mine = all + document.body.dataset.reader + ":";
const keys = () => Object.keys(localStorage).filter(k => k.startsWith(all));
const stored = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

// The desk names the draft it has just taken over.
const taken = document.cookie.match(/(?:^|; )hqs-saved=([a-z0-9]+)/)?.[1];
for (const key of keys()) {
    const draft = stored(key);
    if (!draft || draft.id === taken || draft.at < Date.now() - oldest) localStorage.removeItem(key);
}
if (taken) document.cookie = "hqs-saved=; max-age=0; path=/; samesite=lax";

// Whoever signs out leaves nothing of a case behind on the device.
for (const form of document.querySelectorAll("form[data-leaves]")) form.addEventListener("submit", () => keys().forEach(k => localStorage.removeItem(k)));

const fields = form => [...form.elements].filter(e => e.name && e.type !== "hidden" && e.type !== "password" && e.tagName !== "BUTTON");

// Every name with its values; as the server wrote them, or as they stand now.
function values(form, isAsWritten) {
    const found = {};
    for (const field of fields(form)) {
        const list = found[field.name] ??= [];
        if (field.type === "radio" || field.type === "checkbox") {
            if (isAsWritten ? field.defaultChecked : field.checked) list.push(field.value);
        }
        else if (field.tagName === "SELECT") list.push(isAsWritten ? ([...field.options].find(o => o.defaultSelected) ?? field.options[0])?.value ?? "" : field.value);
        else list.push(isAsWritten ? field.defaultValue : field.value);
    }
    return found;
}

function putBack(form, draft) {
    const used = {};
    for (const field of fields(form).filter(f => f.name in draft)) {
        if (field.type === "radio" || field.type === "checkbox") {
            field.checked = draft[field.name].includes(field.value);
            continue;
        }
        const value = draft[field.name][used[field.name] = (used[field.name] ?? -1) + 1] ?? "";
        // What stood on no list is put back too, so that the answer can say what is wrong with it.
        if (field.tagName === "SELECT" && ![...field.options].some(o => o.value === value)) field.append(new Option(value, value));
        field.value = value;
    }
}

for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = mine + location.pathname + ":" + form.dataset.keep;
    const state = form.querySelector("[data-state]");
    const edition = form.elements.Edition;
    const written = values(form, true);
    let draft = stored(key) ?? { id: Math.random().toString(36).slice(2) + Date.now().toString(36), values: {} };
    let timer = 0, isBusy = false, isWaiting = false;

    const tell = what => {
        isWaiting = what === "offline" || what === "signedOut" || what === "failed";
        if (!state) return;
        const text = state.dataset[what].replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
        state.classList.toggle("error", isWaiting);
        if (state.firstChild.textContent !== text) state.firstChild.textContent = text;
        const link = state.querySelector("a");
        if (link) link.hidden = what !== "signedOut";
    };
    const write = () => {
        const now = values(form);
        const changed = Object.entries(now).filter(([name, value]) => String(value) !== String(written[name]) || (form.dataset.answered && name in draft.values));
        draft = { ...draft, values: Object.fromEntries(changed), at: Date.now(), edition: draft.edition ?? edition?.value };
        if (changed.length === 0) localStorage.removeItem(key);
        else try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* the device is full: the page itself still holds it */ }
        return changed.length > 0;
    };
    const later = after => {
        clearTimeout(timer);
        if (form.dataset.autosave) timer = setTimeout(save, after);
    };
    const save = async () => {
        clearTimeout(timer);
        // A day half typed reads as no day; it waits until it is whole.
        if (isBusy || fields(form).some(f => f.validity.badInput)) return later(wait);
        isBusy = true;
        const sent = values(form);
        try {
            const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "XMLHttpRequest" } });
            if (!answer.ok) {
                tell(answer.status === 401 ? "signedOut" : "failed");
                return later(waitAgain);
            }
            const { edition: saved, kept } = await answer.json();
            for (const name of Object.keys(sent).filter(n => kept.some(k => n === k || n.startsWith(k + ".")))) written[name] = sent[name];
            if (saved && edition) edition.value = draft.edition = saved;
            const isLeft = write();
            tell(isLeft ? "partly" : "saved");
            if (restored && !isLeft) restored.hidden = true;
        }
        catch {
            tell("offline");
            later(waitAgain);
        }
        finally { isBusy = false; }
    };

    const id = Object.assign(document.createElement("input"), { type: "hidden", name: "draft", value: draft.id });
    form.append(id);
    const restored = form.querySelector("[data-restored]");
    // A form that answers what was just sent shows it already, and knows the newer edition.
    if (form.dataset.answered) draft.edition = edition?.value;
    else if (Object.keys(draft.values).length > 0) {
        putBack(form, draft.values);
        // What was typed was typed over this edition; the desk shows what others changed since.
        if (draft.edition && edition) edition.value = draft.edition;
        for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
        if (restored) {
            restored.querySelector("time").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
            restored.hidden = false;
            restored.querySelector("button").addEventListener("click", () => {
                localStorage.removeItem(key);
                location.assign(location.href.split("#")[0]);
            });
        }
        later(0);
    }

    form.addEventListener("input", () => {
        if (write() && !isWaiting) tell(navigator.onLine ? "unsaved" : "offline");
    });
    form.addEventListener("change", () => {
        if (write()) later(wait);
    });
    form.addEventListener("submit", event => {
        clearTimeout(timer);
        write();
        if (!navigator.onLine) {
            event.preventDefault();
            tell("offline");
        }
    });
    addEventListener("offline", () => { if (write()) tell("offline"); });
    const again = () => {
        if (!isWaiting || !navigator.onLine) return;
        if (form.dataset.autosave) save();
        else tell("back");
    };
    addEventListener("online", again);
    addEventListener("focus", again);
}
