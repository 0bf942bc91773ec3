// Small comforts; every page works without them.

// Text typed into a form that could not be sent stays until it is.
for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = "hqs:" + location.pathname + ":" + form.dataset.keep;
    const fields = [...form.elements].filter(e => e.name && e.type !== "hidden" && e.type !== "password");
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept) {
        for (const field of fields) {
            if (field.type === "radio" || field.type === "checkbox") field.checked = (kept[field.name] ?? []).includes(field.value);
            else if (kept[field.name]) field.value = kept[field.name][0];
        }
    }
    form.addEventListener("input", () => {
        const values = {};
        for (const [name, value] of new FormData(form)) (values[name] ??= []).push(value);
        sessionStorage.setItem(key, JSON.stringify(values));
    });
    form.addEventListener("submit", event => {
        if (!navigator.onLine) {
            event.preventDefault();
            const note = form.querySelector("[data-offline]");
            if (note) note.hidden = false;
            return;
        }
        sessionStorage.removeItem(key);
    });
    addEventListener("online", () => { const note = form.querySelector("[data-offline]"); if (note) note.hidden = true; });
}
