"use strict";
// Ties the list of findings to the marks in the text: choose, hover, filter, keys, lines to the operands.
(() => {
  const ROLES = ["finding", "operand", "follower"];
  const SVG = "http://www.w3.org/2000/svg";
  const lines = document.body.appendChild(document.createElementNS(SVG, "svg"));
  lines.classList.add("lines");
  lines.setAttribute("aria-hidden", "true");
  document.documentElement.classList.add("js");

  const sections = [...document.querySelectorAll("section.document")].map(section => {
    const cards = [...section.querySelectorAll(".card")];
    const state = { section, cards, chosen: null, hovered: null };
    const marks = new Map(ROLES.map(role => [role, index(section, role)]));
    state.marks = (role, id) => marks.get(role).get(id) || [];
    return state;
  });

  function index(section, role) {
    const found = new Map();
    for (const mark of section.querySelectorAll(`mark[data-${role}]`)) {
      for (const id of mark.dataset[role].split(" ")) found.set(id, [...(found.get(id) || []), mark]);
    }
    return found;
  }

  const shown = state => state.hovered || state.chosen;
  const cardOf = (state, id) => state.cards.find(card => card.dataset.finding === id);
  const narrow = () => getComputedStyle(sections[0].section.querySelector(".tabs")).display !== "none";

  function paint(state) {
    for (const role of ROLES) {
      for (const mark of state.section.querySelectorAll(`.shown-${role}`)) mark.classList.remove(`shown-${role}`);
      for (const mark of state.marks(role, shown(state))) mark.classList.add(`shown-${role}`);
    }
    for (const card of state.cards) card.classList.toggle("hover", card.dataset.finding === state.hovered);
    draw();
  }

  function draw() {
    lines.replaceChildren();
    for (const state of sections) {
      const id = shown(state);
      const from = id && state.marks("finding", id)[0];
      if (!from || !from.offsetParent) continue;
      const apart = state.marks("operand", id).filter(mark => !mark.classList.contains("shown-finding"));
      for (const mark of apart) line(centre(from), centre(mark), "");
      const card = cardOf(state, id);
      if (card && card.offsetParent) line(edge(card), side(from), "card-line");
    }
  }

  const centre = element => { const box = element.getClientRects()[0]; return [box.left + box.width / 2, box.bottom]; };
  const side = element => { const box = element.getClientRects()[0]; return [box.right, box.top + box.height / 2]; };
  const edge = card => {
    const box = card.getBoundingClientRect();
    const highest = card.closest(".findings").querySelector(".filters").getBoundingClientRect().bottom;
    return [box.left, Math.min(Math.max(box.top + 18, highest), innerHeight - 8)];
  };

  function line([x1, y1], [x2, y2], name) {
    const path = document.createElementNS(SVG, "path");
    const bow = Math.min(60, 14 + Math.abs(y2 - y1) / 6);
    const bent = name ? `C ${x1 - bow} ${y1} ${x2 + bow} ${y2}` : `C ${x1} ${y1 + bow} ${x2} ${y2 + bow}`;
    path.setAttribute("d", `M ${x1} ${y1} ${bent} ${x2} ${y2}`);
    const dot = document.createElementNS(SVG, "circle");
    for (const [key, value] of [["cx", x2], ["cy", y2], ["r", 3]]) dot.setAttribute(key, value);
    for (const part of [path, dot]) { if (name) part.classList.add(name); lines.append(part); }
  }

  function choose(state, id, goal) {
    state.chosen = id;
    state.hovered = null;
    for (const card of state.cards) card.querySelector("details").open = card.dataset.finding === id;
    const mark = id && state.marks("finding", id)[0];
    if (goal === "text" && mark) { look(state, "text"); mark.scrollIntoView({ block: "center" }); }
    if (goal === "card" && !narrow()) reveal(cardOf(state, id));
    paint(state);
  }

  function reveal(card) {
    const list = card.closest(".findings");
    const above = list.querySelector(".filters").offsetHeight;
    list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - above;
  }

  function look(state, view) {
    state.section.dataset.view = view;
    for (const button of state.section.querySelectorAll(".tabs button")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    }
    draw();
  }

  function filter(state) {
    const form = state.section.querySelector(".filters");
    const kind = form.elements.kind.value;
    const kept = new Set();
    for (const card of state.cards) {
      const wanted = form.elements[card.dataset.severity].checked && (!kind || kind === card.dataset.kind);
      card.hidden = !wanted;
      if (wanted) kept.add(card.dataset.finding);
    }
    for (const mark of state.section.querySelectorAll("mark[data-finding]")) {
      mark.classList.toggle("off", !mark.dataset.finding.split(" ").some(id => kept.has(id)));
    }
    const status = form.querySelector("[role=status]");
    status.textContent = status.dataset.words.replace("{shown}", kept.size).replace("{total}", state.cards.length);
    if (state.chosen && !kept.has(state.chosen)) choose(state, null);
    draw();
  }

  function step(state, by) {
    const visible = state.cards.filter(card => !card.hidden);
    if (!visible.length) return;
    const at = visible.findIndex(card => card.dataset.finding === state.chosen);
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length];
    choose(state, next.dataset.finding, "text");
    if (!narrow()) reveal(next);
    next.querySelector("summary").focus({ preventScroll: true });
  }

  for (const state of sections) {
    const { section } = state;
    section.addEventListener("click", event => {
      const summary = event.target.closest(".card summary");
      const link = event.target.closest(".card a[data-at]");
      const mark = event.target.closest("mark[data-finding]");
      const tab = event.target.closest(".tabs button");
      if (summary) {
        event.preventDefault();
        const id = summary.closest(".card").dataset.finding;
        choose(state, state.chosen === id ? null : id, "text");
      } else if (link) {
        event.preventDefault();
        look(state, "text");
        const target = section.querySelector(`mark[data-at="${link.dataset.at}"]`);
        if (target) target.scrollIntoView({ block: "center" });
      } else if (mark) {
        const ids = mark.dataset.finding.split(" ");
        choose(state, ids[(ids.indexOf(state.chosen) + 1) % ids.length], "card");
      } else if (tab) look(state, tab.dataset.view);
    });
    section.addEventListener("pointerover", event => {
      const mark = event.target.closest("mark[data-finding]");
      const card = event.target.closest(".card");
      const id = mark ? mark.dataset.finding.split(" ")[0] : card ? card.dataset.finding : null;
      if (event.pointerType === "mouse" && id !== state.hovered) { state.hovered = id; paint(state); }
    });
    section.addEventListener("pointerleave", () => { state.hovered = null; paint(state); });
    section.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target.matches("mark[data-finding]")) event.target.click();
    });
    const form = section.querySelector(".filters");
    if (form) { form.addEventListener("change", () => filter(state)); filter(state); }
  }

  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
    const near = sections.find(state => state.section.getBoundingClientRect().bottom > innerHeight / 3);
    const state = sections.find(candidate => candidate.section.contains(document.activeElement)) || near;
    if (!state) return;
    if (event.key === "j") step(state, 1);
    if (event.key === "k") step(state, -1);
    if (event.key === "Escape") choose(state, null);
  });
  let waiting = false;
  const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; draw(); }); } };
  addEventListener("scroll", later, { passive: true, capture: true });
  addEventListener("resize", later);
  addEventListener("beforeprint", () => document.querySelectorAll(".card details").forEach(item => { item.open = true; }));
  addEventListener("afterprint", () => sections.forEach(state => choose(state, state.chosen)));
})();
