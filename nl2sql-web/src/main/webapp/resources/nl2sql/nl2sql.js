// Comfort for the keyboard and small courtesies. Every page also works without it.
(() => {
    "use strict";

    const byId = (id) => document.getElementById(id);
    const isTyping = (target) => target.matches("input, textarea, select");

    /** Presses a button once; a second press while the first is under way does nothing. */
    const press = (id) => {
        const button = byId(id);
        if (button && !button.disabled) {
            button.click();
        }
    };

    const grow = (area) => {
        area.style.height = "auto";
        area.style.height = area.scrollHeight + "px";
    };

    /** Keys that lead to a field from wherever nobody types. */
    const jumps = { "/": "[data-slash]", "+": "[data-plus]" };

    const onKey = (event) => {
        const target = event.target;
        if (event.isComposing) {
            return;
        }
        if (event.key === "Enter" && !event.shiftKey && target.dataset && target.dataset.enter) {
            event.preventDefault();
            press(target.dataset.enter);
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.dataset && target.dataset.ctrlEnter) {
            event.preventDefault();
            press(target.dataset.ctrlEnter);
        } else if (jumps[event.key] && !isTyping(target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
            const field = document.querySelector(jumps[event.key]);
            if (field) {
                event.preventDefault();
                field.focus();
                field.select();
            }
        } else if (event.key === "Escape") {
            const stop = document.querySelector("[data-escape]");
            if (stop) {
                stop.click();
            } else if (target.matches("[data-slash], [data-plus]")) {
                target.blur();
            }
        }
    };

    const copy = async (button) => {
        const text = byId(button.dataset.copy).textContent;
        try {
            await navigator.clipboard.writeText(text);
        } catch (refused) {
            const area = document.createElement("textarea");
            area.value = text;
            document.body.append(area);
            area.select();
            document.execCommand("copy");
            area.remove();
        }
        const before = button.textContent;
        button.textContent = "Copied";
        button.setAttribute("aria-live", "polite");
        setTimeout(() => { button.textContent = before; }, 1600);
    };

    const onClick = (event) => {
        const button = event.target.closest("[data-copy], [data-fill]");
        if (!button) {
            return;
        }
        if (button.dataset.copy) {
            copy(button);
            return;
        }
        const field = byId(button.dataset.fill);
        field.value = button.textContent;
        grow(field);
        press(field.dataset.enter);
    };

    /** Shows at once that something is under way, and keeps a form from being sent twice. */
    const onSubmit = (event) => {
        const form = event.target;
        const button = event.submitter;
        if (form.method !== "post" || (button && button.dataset.stays)) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = "true";
        form.setAttribute("aria-busy", "true");
        setTimeout(() => {
            if (button) {
                button.disabled = true;
            }
        }, 0);
    };

    const onShow = () => {
        document.querySelectorAll("form[data-sent]").forEach((form) => {
            delete form.dataset.sent;
            form.removeAttribute("aria-busy");
            form.querySelectorAll(":disabled").forEach((button) => { button.disabled = false; });
        });
    };

    const tellTime = () => {
        document.querySelectorAll("time[datetime]").forEach((time) => {
            const at = new Date(time.dateTime);
            const pad = (number) => String(number).padStart(2, "0");
            time.title = time.textContent;
            time.textContent = at.getFullYear() + "-" + pad(at.getMonth() + 1) + "-" + pad(at.getDate())
                + " " + pad(at.getHours()) + ":" + pad(at.getMinutes());
        });
    };

    const countSeconds = () => {
        const shown = document.querySelector("[data-elapsed]");
        if (!shown) {
            return;
        }
        const start = performance.now() - Number(shown.dataset.elapsed);
        const show = () => { shown.textContent = Math.floor((performance.now() - start) / 1000) + " s"; };
        show();
        setInterval(show, 1000);
    };

    const filter = (field) => {
        const wanted = field.value.trim().toLowerCase();
        const items = byId(field.dataset.filter).children;
        let count = 0;
        for (const item of items) {
            item.hidden = wanted !== "" && !item.textContent.toLowerCase().includes(wanted);
            count += item.hidden ? 0 : 1;
        }
        byId("tableCount").textContent = count + (count === 1 ? " table" : " tables");
    };

    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", onShow);
    document.addEventListener("DOMContentLoaded", () => {
        tellTime();
        countSeconds();
        document.querySelectorAll("textarea[data-enter]").forEach((area) => {
            grow(area);
            area.addEventListener("input", () => grow(area));
            if (area.dataset.fresh === "true") {
                area.focus();
            }
        });
        document.querySelectorAll("[data-filter]").forEach((field) => {
            field.addEventListener("input", () => filter(field));
        });
        const arrived = document.querySelector("[data-arrive]");
        if (arrived) {
            arrived.focus({ preventScroll: true });
        }
    });
})();
