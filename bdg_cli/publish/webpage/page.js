"use strict";
(() => {
  const one = (query, within = document) => within.querySelector(query);
  const all = (query, within = document) => [...within.querySelectorAll(query)];

  /* The same as domain/folding.py: without case, marks, the bar of đ and kinds of dashes. Upper
     case between, since that also takes apart what Python's casefold() does. */
  const fold = (text) => text
    .toLowerCase().toUpperCase().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[đð]/g, "d").replace(/[‐‑‒–—―−﹘﹣－]/g, "-").replace(/\s+/g, " ").trim();

  const form = one("#filter");
  const [search, unit, section] = ["#search", "#unit", "#section"].map((query) => one(query));
  const [output, nothing] = [one("output", form), one("#nothing")];

  /* What there is, read once: a task with its text and who owes it in which state. */
  const tasks = [];
  const parts = all(".part").map((element) => {
    const mine = all("li", element).map((row) => {
      const owed = row.dataset.owed.split(" ").map((pair) => pair.split("."));
      const task = { row, owed, text: null, part: element.dataset.section, shown: true };
      tasks[Number(row.id.slice(1))] = task;
      return task;
    });
    /* Sections out of sight are not laid out; until they were, this is taken for their height. */
    element.style.containIntrinsicSize = `auto ${60 + 70 * mine.length}px`;
    return { element, mine };
  });
  const stateOf = (element) => /\bs(\d)/.exec(element.getAttribute("class") || "")?.[1];
  const lanes = all("#units li").map((row) => ({
    row,
    unit: row.dataset.unit,
    pins: all("svg svg", row).map((pin) => ({
      pin, task: Number(pin.dataset.task), state: one("use", pin).getAttribute("href").slice(2),
    })),
  }));
  const owes = lanes.map(() => []);
  tasks.forEach((task) => task.owed.forEach(([who, state]) => {
    (owes[who] ||= []).push([task, state]);
  }));
  all(".matrix").forEach((table) => {
    const height = Math.min(innerHeight * .85, 45 * table.rows.length);
    table.parentElement.style.containIntrinsicSize = `auto ${height}px`;
  });
  const tables = all(".matrix").map((table) => ({
    frame: table.parentElement,
    title: table.parentElement.previousElementSibling,
    heads: [...one("thead tr", table).cells].slice(1).map((cell) => ({
      task: cell.dataset.task, part: cell.dataset.section, shown: true,
    })),
    top: [...one("thead tr", table).cells],
    rows: [...one("tbody", table).rows].map((row) => ({
      row, unit: row.dataset.unit, cells: [...row.cells], states: [...row.cells].map(stateOf),
    })),
  }));

  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

  function apply() {
    const words = fold(search.value).split(" ").filter(Boolean);
    const units = unit.value ? new Set(unit.value.split(" ")) : null;
    const boxes = all("input[name=state]:checked", form).map((box) => box.value);
    const states = boxes.length ? new Set(boxes) : null;
    const asks = ([who, state]) => (!units || units.has(who)) && (!states || states.has(state));
    let shown = 0;
    for (const { element, mine } of parts) {
      let some = false;
      for (const task of mine) {
        task.found = (!section.value || task.part === section.value) && (!words.length || has(task, words));
        task.shown = task.found && task.owed.some(asks);
        hide(task.row, !task.shown);
        some ||= task.shown;
        shown += task.shown;
      }
      hide(element, !some);
    }
    if (!one("#units").hidden) draw(units, states);
    clearTimeout(later);
    later = setTimeout(() => tables.forEach((table) => narrow(table, units, states)));
    output.textContent = output.dataset.said.replace("#", shown);
    hide(nothing, shown > 0);
  }

  let later;
  function draw(units, states) {
    for (const lane of lanes) {
      const mine = !units || units.has(lane.unit);
      hide(lane.row, !mine || !owes[lane.unit].some(([task, state]) => task.found && (!states || states.has(state))));
      if (lane.row.hidden) continue;
      for (const { pin, task, state } of lane.pins) {
        pin.classList.toggle("off", !tasks[task].found || (states !== null && !states.has(state)));
      }
    }
  }

  const textOf = (task) => task.text ??= fold(task.row.textContent);
  const has = (task, words) => words.every((word) => textOf(task).includes(word));
  /* Texts are folded while there is nothing else to do, so that the first letter is quick too. */
  let folded = 0;
  function prepare(deadline) {
    while (folded < tasks.length && deadline.timeRemaining() > 2) textOf(tasks[folded++]);
    if (folded < tasks.length) requestIdleCallback(prepare);
  }
  if (window.requestIdleCallback) requestIdleCallback(prepare);

  function narrow(table, units, states) {
    const kept = table.heads.map(({ task, part }) =>
      task === undefined ? !section.value || part === section.value : tasks[task].shown);
    for (const { row, unit: who, cells, states: there } of table.rows) {
      hide(row, units !== null && who !== undefined && !units.has(who));
      if (row.hidden) continue;
      cells.forEach((cell, place) => {
        if (!place) return;
        hide(cell, !kept[place - 1]);
        if (there[place] !== undefined) cell.classList.toggle("off", states !== null && !states.has(there[place]));
      });
    }
    table.top.forEach((cell, place) => place && hide(cell, !kept[place - 1]));
    const empty = !kept.includes(true) || table.rows.every(({ row, unit: who }) => row.hidden || who === undefined);
    hide(table.frame, empty);
    hide(table.title, empty);
  }

  const views = all("[data-view]");
  function show(view) {
    views.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
    ["sections", "units"].forEach((id) => hide(document.getElementById(id), id !== view));
    apply();
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  views.forEach((button) => button.addEventListener("click", () => show(button.dataset.view)));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape") {
      event.preventDefault();
      form.reset();
      if (document.activeElement === search) search.blur();
    }
  });
  /* A link to a task that is filtered away, or in the other view, shows it. */
  document.addEventListener("click", (event) => {
    const pin = event.target.closest("[data-task]");
    const link = event.target.closest("a[href^='#t']");
    const number = link ? link.getAttribute("href").slice(2) : pin?.closest("svg") && pin.dataset.task;
    if (!number || !/^\d+$/.test(number)) return;
    show("sections");
    if (!tasks[number].shown) form.reset();
    if (!link) location.hash = `t${number}`;
  });
  document.addEventListener("pointerover", (event) => {
    const pin = event.target.closest("#units [data-task]");
    if (!pin || one("title", pin)) return;
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = one("p", tasks[pin.dataset.task].row).textContent;
    pin.append(title);
  });

  new ResizeObserver(() => {
    const sticky = getComputedStyle(form).position === "sticky";
    document.documentElement.style.setProperty("--bar", sticky ? `${form.offsetHeight}px` : "0px");
  }).observe(form);
  [form, one(".switch")].forEach((element) => { element.hidden = false; });
  document.documentElement.classList.add("js");
  show("sections");
})();
