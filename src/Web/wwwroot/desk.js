// Small comforts; every page works without them.

// A long list to choose from becomes a field to type into; the list itself stays and is what is sent.
let lists = 0;
for (const select of document.querySelectorAll("select.combo")) {
    const options = [...select.options];
    const input = document.createElement("input");
    const list = document.createElement("datalist");
    list.id = "combo-" + lists++;
    list.append(...options.filter(o => o.value).map(o => new Option(o.text, o.text)));
    input.setAttribute("list", list.id);
    input.autocomplete = "off";
    input.dir = "auto";
    for (const name of ["aria-describedby", "aria-invalid", "aria-label"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    const show = () => { input.value = select.value ? select.selectedOptions[0].text : ""; };
    show();
    input.addEventListener("input", () => {
        const typed = input.value.trim().toLowerCase();
        const found = options.find(o => o.text.trim().toLowerCase() === typed || (o.value && o.value.toLowerCase() === typed));
        // What is on no list is sent as typed, so that the answer can say what is wrong with it.
        select.querySelector("[data-typed]")?.remove();
        if (found) select.value = found.value;
        else if (!typed) select.value = "";
        else {
            const other = new Option(input.value, input.value, false, true);
            other.dataset.typed = "";
            select.append(other);
        }
        select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.id = select.id;
    select.removeAttribute("id");
    select.hidden = true;
    select.after(input, list);
}

// A screen reader tells what changes in a status, not what stood there when the page came: the words are said once more.
for (const said of document.querySelectorAll("p.done[role=status]")) {
    const words = [...said.childNodes];
    said.replaceChildren();
    setTimeout(() => said.append(...words), 100);
}

// What an address points at is opened, and what it lies in.
for (let fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;

// On a phone the tabs slide; the one that is open stands in sight.
for (const here of document.querySelectorAll("nav [aria-current=page]")) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 40;
