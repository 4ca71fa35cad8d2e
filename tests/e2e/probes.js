// What a careful eye would look for on a page, as functions that return what is wrong as short texts.
// tests/e2e/probes.py runs them inside the page.
(() => {
    const TARGET = 44;
    const HALF_A_PIXEL = 0.5;
    const REACHED = "a[href], button, input:not([type=hidden]), select, textarea, summary";

    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const named = (element) => {
        const words = element.innerText || element.getAttribute("aria-label") || element.name || "";
        return `<${element.localName}> ${words.trim().replace(/\s+/g, " ").slice(0, 60)}`;
    };
    const ancestors = function* (element) {
        for (let at = element; at && at !== document.documentElement; at = at.parentElement) yield at;
    };

    // Words for screen readers alone, and what is moved off the page until it is needed.
    const isHiddenOnPurpose = (element) => {
        const box = element.getBoundingClientRect();
        if (box.right <= 0 || box.bottom + scrollY <= 0) return true;
        return [...ancestors(element)].some((at) => getComputedStyle(at).clipPath === "inset(50%)");
    };

    // Each line of each text, as its middle half: glyphs' boxes reach above and below what is drawn.
    const linesOfText = function* () {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const [text, element] = [walker.currentNode, walker.currentNode.parentElement];
            if (!text.data.trim() || !seen(element) || isHiddenOnPurpose(element)) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const { left, right, top, bottom } of range.getClientRects()) {
                const quarter = (bottom - top) / 4;
                if (right - left < 1) continue;
                yield { element, left, right, top: top + quarter, bottom: bottom - quarter, words: text.data.trim() };
            }
        }
    };

    // Say whether something cuts a line off where no scrolling brings it back.
    const isCutOff = (line) => {
        for (const at of ancestors(line.element)) {
            if (at === document.body) break;
            const { overflowX, overflowY, position } = getComputedStyle(at);
            const box = at.getBoundingClientRect();
            if (/auto|scroll/.test(overflowX)) return false;
            if (/hidden|clip/.test(overflowX) && (line.left < box.left - 1 || line.right > box.right + 1)) return true;
            if (/hidden|clip/.test(overflowY) && (line.top < box.top - 1 || line.bottom > box.bottom + 1)) return true;
            if (position === "fixed") break;
        }
        return line.left < -1 || line.right > document.documentElement.clientWidth + 1;
    };

    const floats = (element) =>
        [...ancestors(element)].some((at) => /fixed|sticky/.test(getComputedStyle(at).position));

    const meet = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;

    const openWhatIsFolded = () => all("main details").forEach((details) => (details.open = true));

    // A link, or the number of a source, among words: as tall as its line (WCAG 2.5.8, "inline").
    const isInASentence = (link) => {
        // A browser says inline-block for a button that stands in a line.
        const isInline = link.localName === "a" && getComputedStyle(link).display === "inline";
        if (!isInline && !link.matches(".cite button")) return false;
        let block = link.parentElement;
        while (/^inline/.test(getComputedStyle(block).display) || /^(sup|strong|em)$/.test(block.localName)) {
            block = block.parentElement;
        }
        const others = all("a, .cite button, .visually-hidden", block).map((each) => each.textContent);
        const rest = others.reduce((text, part) => text.replace(part, ""), block.textContent);
        return /\p{L}{2}/u.test(rest);
    };

    // How far a finger can be from the middle and still hit: the label counts, and so do enlarged edges.
    const reach = (target, labels) => {
        const boxes = [target, ...labels].map((each) => each.getBoundingClientRect());
        const [left, right] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right))];
        const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
        const hits = (x, y) => {
            const hit = document.elementFromPoint(x, y);
            return hit && [target, ...labels].some((each) => each.contains(hit));
        };
        const walk = (x, y, dx, dy) => {
            let steps = 0;
            while (steps < TARGET && hits(x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1;
            return steps;
        };
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const across = Math.max(right - left, walk(x, y, -1, 0) + walk(x, y, 1, 0) + 1);
        const down = Math.max(bottom - top, walk(x, y, 0, -1) + walk(x, y, 0, 1) + 1);
        return [across, down];
    };

    const isSmall = (target) => {
        const labels = [...(target.labels || [])].filter(seen);
        target.focus({ preventScroll: true });
        target.scrollIntoView({ block: "center", behavior: "instant" });
        const [across, down] = reach(target, labels);
        return Math.min(across, down) + HALF_A_PIXEL < TARGET ? `${Math.round(across)}×${Math.round(down)}` : "";
    };

    const targetsWithin = (root) =>
        all(REACHED, root).filter(
            (each) => seen(each) && !each.disabled && !each.closest("[aria-hidden=true]") && !isInASentence(each),
        );

    return {
        cutOff() {
            openWhatIsFolded();
            scrollTo(0, 0);
            const lines = [...linesOfText()];
            const wrong = lines.filter(isCutOff).map((line) => line.words.slice(0, 60));
            return { checked: lines.length, wrong: [...new Set(wrong)] };
        },

        overlapping() {
            openWhatIsFolded();
            const lines = [...linesOfText()].filter((line) => !floats(line.element));
            const pairs = lines.flatMap((one, place) =>
                lines.slice(place + 1).filter((other) => one.element !== other.element && meet(one, other))
                    .map((other) => `${one.words.slice(0, 40)} | ${other.words.slice(0, 40)}`),
            );
            return { checked: lines.length, wrong: [...new Set(pairs)] };
        },

        // Folded parts are opened one at a time, because an open menu may lie over what follows it.
        smallTargets() {
            const checked = new Map();
            const look = (root) =>
                targetsWithin(root).forEach((each) => checked.has(each) || checked.set(each, isSmall(each)));
            look(document);
            for (const details of all("details:not([open])")) {
                details.open = true;
                look(details);
                details.open = false;
            }
            const small = [...checked].filter(([, size]) => size);
            return { checked: checked.size, wrong: small.map(([each, size]) => `${named(each)}: ${size}`) };
        },

        moving() {
            const wrong = document.getAnimations().map((each) => `runs: ${each.animationName || "a transition"}`);
            const parts = all("*").flatMap((each) => [null, "::before", "::after"].map((pseudo) => [each, pseudo]));
            for (const [element, pseudo] of parts) {
                const style = getComputedStyle(element, pseudo);
                const durations = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
                if (durations.some((each) => parseFloat(each) > 0)) wrong.push(named(element) + (pseudo || ""));
                if (style.scrollBehavior === "smooth") wrong.push(`${named(element)} scrolls smoothly`);
            }
            return { checked: parts.length, wrong };
        },

        // Whoever tabs through the page must see at least a part of what has the focus (WCAG 2.4.11).
        obscured() {
            scrollTo(0, 0);
            const targets = targetsWithin(document);
            const covered = targets.filter((target) => {
                target.focus();
                const mine = [target, ...(target.labels || [])];
                const { left, right, top, bottom } = target.getBoundingClientRect();
                const parts = [0.1, 0.5, 0.9];
                return !parts.some((across) => parts.some((down) => {
                    const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
                    return hit && mine.some((each) => each.contains(hit));
                }));
            });
            return { checked: targets.length, wrong: covered.map(named) };
        },

        // With the reader's own colours, backgrounds are gone: a control is known by its edge.
        edgeless() {
            const controls = targetsWithin(document).filter(
                (each) => each.matches("button, input, select, textarea, [class~=button]"),
            );
            const wrong = controls.filter((each) => {
                const style = getComputedStyle(each);
                const isNative = style.appearance !== "none" && each.matches("[type=radio], [type=checkbox]");
                return !isNative && !(parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth) > 0);
            });
            return { checked: controls.length, wrong: wrong.map(named) };
        },

        // Adds up the shifts that no press of a key or button caused, as Cumulative Layout Shift does.
        async shifts() {
            await document.fonts.ready;
            const entries = await new Promise((resolve) => {
                const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
                observer.observe({ type: "layout-shift", buffered: true });
                setTimeout(() => resolve([]), 150);
            });
            return entries.filter((each) => !each.hadRecentInput).reduce((sum, each) => sum + each.value, 0);
        },
    };
})()
