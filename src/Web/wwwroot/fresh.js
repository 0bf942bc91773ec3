// Moves the bar while the cases are worked out for the day; without script the bar stands as it was when the page was made.
const part = document.querySelector("[data-fresh]");
const ask = async () => {
    try {
        const { isUnderWay, done, total } = await (await fetch(part.dataset.fresh)).json();
        part.querySelector("[data-done]").textContent = isUnderWay ? done : total;
        part.querySelector("progress").value = isUnderWay ? done : total;
        if (isUnderWay) setTimeout(ask, 3000);
    } catch {
        setTimeout(ask, 15000);
    }
};
if (part) setTimeout(ask, 3000);
