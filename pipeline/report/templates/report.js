(() => {
  "use strict";
  const SITE = JSON.parse(document.getElementById("site").textContent);
  const root = document.documentElement;
  const contents = new WeakMap();
  const drawn = new Set();

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const contentOf = (figure) => {
    if (!contents.has(figure)) contents.set(figure, JSON.parse(figure.querySelector("script").textContent));
    return contents.get(figure);
  };

  /* Pictures: colours by name from the style sheet, panels side by side or beneath one another. */
  const painted = (value, style, isColour) => {
    if (typeof value === "string") return isColour && value[0] === "@" ? style.getPropertyValue(`--${value.slice(1)}`).trim() : value;
    if (Array.isArray(value)) return value.map((one) => painted(one, style, isColour));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, painted(one, style, isColour || /color/.test(key))]));
  };
  const arranged = (layout, width) => {
    const { panels, rows } = layout.meta;
    if (width < 560) {
      const isTitled = layout.title && layout.xaxis?.title;
      if (isTitled) { layout.margin.b += 22; layout.height += 22; layout.title.y = 6 / layout.height; }
      /* A heading may then reach over the labels at its left, where there is room. */
      for (const note of layout.annotations || []) if (/^x\d* domain$/.test(note.xref)) Object.assign(note, { x: 1, xanchor: "right", align: "right" });
    }
    if (panels < 2) return layout;
    const most = Math.min(panels, width >= 900 ? 4 : width >= 560 ? 2 : 1);
    const lines = Math.ceil(panels / most);
    const columns = Math.ceil(panels / lines);
    const [body, heading, ticks, gap] = [rows * layout.meta.row, 40, 30, 36 / Math.max(width - 170, 200)];
    const inside = lines * (body + heading) + (lines - 1) * ticks;
    const wide = (1 - gap * (columns - 1)) / columns;
    for (let place = 0; place < panels; place++) {
      const [line, column] = [Math.floor(place / columns), place % columns];
      const suffix = place ? place + 1 : "";
      const below = 1 - (line * (body + heading + ticks) + heading) / inside;
      layout[`xaxis${suffix}`].domain = [column * (wide + gap), column * (wide + gap) + wide];
      layout[`yaxis${suffix}`].domain = [Math.max(0, below - body / inside), below];
      layout[`yaxis${suffix}`].showticklabels = column === 0;
    }
    layout.height = inside + layout.margin.t + layout.margin.b;
    if (layout.title) layout.title.y = 6 / layout.height;
    return layout;
  };
  const draw = (plot) => {
    const { figure } = contentOf(plot.closest("figure"));
    const { data, layout } = painted(figure, getComputedStyle(root), false);
    drawn.add(plot);
    arranged(layout, plot.clientWidth);
    plot.style.minHeight = `${layout.height}px`;
    return window.Plotly.react(plot, data, { ...layout, width: plot.clientWidth }, { displayModeBar: false, responsive: false });
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting && !drawn.has(target)) draw(target);
  }, { rootMargin: "300px" });
  document.querySelectorAll(".plot").forEach((plot) => seen.observe(plot));
  const redraw = () => drawn.forEach((plot) => plot.clientWidth && draw(plot));
  let waiting = 0;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (window.innerWidth !== width) { width = window.innerWidth; redraw(); } }, 150);
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.addEventListener("beforeprint", () => {
    root.classList.add("printing");
    document.querySelectorAll(".plot").forEach((plot) => plot.clientWidth && draw(plot));
  });
  window.addEventListener("afterprint", () => { root.classList.remove("printing"); redraw(); });

  /* Tables behind pictures. */
  const rowOf = (table, place) => {
    const row = { ...table.same };
    table.columns.forEach((column, at) => { row[column] = table.rows[place][at]; });
    return row;
  };
  const half = (value, places) => (Math.floor(Math.abs(value) * 10 ** places + 0.5 + 1e-9) / 10 ** places).toFixed(places);
  const signed = (value, places) => `${value < 0 && +half(value, places) ? "−" : ""}${half(value, places)}`;
  const FORMATS = {
    text: (value) => String(value),
    words: (value) => (value === true ? "yes" : value === false ? "no" : String(value).replaceAll("_", " ").replaceAll("*", " × ")),
    percent: (value) => (value > 0 && value < 0.005 ? "<1%" : `${half(100 * value, 0)}%`),
    percent1: (value) => `${half(100 * value, 1)}%`,
    points1: (value) => `${value > 0 ? "+" : ""}${signed(100 * value, 1)}`,
    points: (value) => `${value > 0 ? "+" : ""}${signed(100 * value, 0)}`,
    number: (value) => signed(value, 2),
    whole: (value) => Math.round(value).toLocaleString("en"),
    p: (value) => (value < 0.001 ? "<0.001" : half(value, 3)),
    evidence: (value) => SITE.evidence[value] || value,
    flags: (value) => String(value).split(" ").map((word) => SITE.flags[word]).filter(Boolean).join("; "),
  };
  const shownCell = (row, column, format) => (row[column] === null || row[column] === undefined || row[column] === "" ? (["text", "words", "flags"].includes(format) ? "" : "–") : FORMATS[format](row[column]));
  const WORDY = ["text", "words", "flags", "evidence"];
  const isWeak = (row) => /\b(low_base|suppressed)/.test(row.flag || "");
  const dataTable = (title, table) => {
    const columns = SITE.shown[table.kind].filter(([column]) => table.columns.includes(column) || ![null, undefined, ""].includes(table.same[column]));
    const head = make("tr", {}, ...columns.map(([, heading, format]) => make("th", { scope: "col", className: WORDY.includes(format) ? "" : "n", textContent: heading })), make("th", { scope: "col" }, make("span", { className: "away", textContent: "how computed" })));
    const body = make("tbody");
    table.rows.forEach((_, place) => {
      const row = rowOf(table, place);
      const cells = columns.map(([column, , format]) => {
        const cell = make("td", { className: WORDY.includes(format) ? "" : "n" });
        cell.append(make("bdi", { textContent: shownCell(row, column, format) }));
        if (typeof row[column] === "number") cell.dataset.value = row[column];
        return cell;
      });
      const how = make("button", { type: "button", className: "how", textContent: "?", onclick: () => explain(row, table.kind) });
      how.setAttribute("aria-label", `How was this computed: ${cells.slice(0, 2).map((cell) => cell.textContent.slice(0, 60)).join(", ")}`);
      body.append(make("tr", { className: isWeak(row) ? "weak" : "" }, ...cells, make("td", {}, how)));
    });
    const made = make("table", { className: "grid" }, make("caption", { textContent: "Numbers behind the picture" }), make("thead", {}, head), body);
    sortable(made);
    const scroll = make("div", { className: "scroll", tabIndex: 0 }, made);
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", `Numbers behind: ${title.slice(0, 100)}`);
    return table.rows.length > 8 ? [filterOf(made), scroll] : [scroll];
  };
  const filterOf = (table) => {
    const input = make("input", { type: "search", oninput: () => {
      const wanted = input.value.toLocaleLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    } });
    return make("label", { className: "filter" }, "Only rows with ", input);
  };
  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      if (head.querySelector(".away")) return;
      const button = make("button", { type: "button", textContent: head.textContent, onclick: () => sort(table, heads, at) });
      head.replaceChildren(button);
    });
  };
  const sort = (table, heads, at) => {
    const down = heads[at].getAttribute("aria-sort") === "ascending";
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyOf = (row) => row.cells[at].dataset.value ?? row.cells[at].textContent.replace(/[,%]/g, "").replace("−", "-");
    const compare = (one, other) => {
      const [first, second] = [keyOf(one), keyOf(other)];
      const [a, b] = [parseFloat(first), parseFloat(second)];
      return Number.isNaN(a) || Number.isNaN(b) ? String(first).localeCompare(String(second)) : a - b;
    };
    const rows = [...table.tBodies[0].rows].sort(compare);
    table.tBodies[0].append(...(down ? rows.reverse() : rows));
  };
  document.querySelectorAll("table.sortable").forEach(sortable);
  document.querySelectorAll("table.sortable, table.gt_table").forEach((table) => {
    if (table.tBodies[0].rows.length > 8) (table.closest(".scroll") || table).before(filterOf(table));
  });

  /* How was this computed. */
  const served = (formula, row) => Object.entries(formula.when).every(([column, wanted]) => {
    const value = String(row[column] ?? "");
    return wanted[0] === "!" ? value !== wanted.slice(1) : value === wanted;
  });
  const filled = (text, row) => text.replace(/\{(\w+)\}/g, (_, column) => (row[column] === null || row[column] === undefined ? "–" : String(row[column]).replace(/^-/, "−")));
  const quoted = (word) => (/^[\w.:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  const command = (row, kind) => {
    const spanned = row.to_wave || (SITE.waves[row.wave] ? row.wave : Object.keys(SITE.waves).at(-1));
    if (!spanned || !SITE.keys[kind]) return "";
    const start = `survey explain ${SITE.study} --wave ${spanned}`;
    const universe = row.universe && row.universe !== "all" ? ` --universe ${row.universe}` : "";
    const codes = String(row.banner_option || "").split("*");
    const banner = row.banner && row.banner !== "total" ? String(row.banner).split("*").map((item, at) => ` --banner ${item}=${codes[at]}`).join("") : "";
    if (kind === "rates") return `${start} --item ${row.item} --option ${row.option}${banner}${universe}`;
    if (kind === "correlations") return `${start} --score ${row.score} --outcome ${row.outcome} --method ${row.method}${banner}${universe}`;
    const named = SITE.keys[kind].filter((column) => ![undefined, null, ""].includes(row[column]));
    return `${start} --table ${kind}${named.map((column) => ` --where ${quoted(`${column}=${row[column]}`)}`).join("")}`;
  };
  const explain = (row, kind) => {
    const wave = SITE.waves[row.wave] || SITE.waves[row.to_wave] || { trail: [], items: {}, universes: {} };
    const facts = SITE.formulas[kind]?.filter((formula) => served(formula, row)).map((one) => [one.name, filled(one.text, row) + (one.source ? ` (${one.source})` : "")]) || [];
    if (row.evidence) facts.push(["rests on", SITE.evidence[row.evidence] || row.evidence]);
    if (FORMATS.flags(row.flag || "")) facts.push(["note", FORMATS.flags(row.flag)]);
    if (row.source) facts.push(["source", row.source]);
    facts.push(...(wave.items[row.item || row.score] || []));
    if (wave.universes[row.universe]) facts.push(["Universe", wave.universes[row.universe]]);
    if (row.banner && row.banner !== "total") facts.push(["Group", `${row.banner} is ${row.banner_option_label || row.banner_option}`]);
    facts.push(...wave.trail);
    const list = make("dl", {}, ...facts.flatMap(([what, words]) => [make("dt", { textContent: what }), make("dd", { textContent: words })]));
    const said = command(row, kind);
    const body = document.getElementById("how-body");
    body.replaceChildren(list, ...(said ? [make("p", { textContent: "The same in a terminal:" }), make("code", { textContent: said })] : []));
    document.getElementById("how").showModal();
  };

  /* Buttons. */
  const csvCell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csv = (table) => {
    const columns = [...Object.keys(table.same), ...table.columns];
    const lines = table.rows.map((_, place) => { const row = rowOf(table, place); return columns.map((column) => csvCell(row[column])).join(","); });
    return `\ufeff${[columns.join(","), ...lines].join("\r\n")}\r\n`;
  };
  const save = (name, text) => {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "text/csv" })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const toggle = (button) => {
    const figure = button.closest("figure");
    const behind = figure.querySelector(".behind");
    if (!behind.hasChildNodes()) { const { title, table } = contentOf(figure); behind.append(...dataTable(title, table)); }
    behind.hidden = !behind.hidden;
    button.setAttribute("aria-expanded", String(!behind.hidden));
  };
  document.addEventListener("click", ({ target }) => {
    if (target.matches(".show-table")) toggle(target);
    if (target.matches(".csv")) { const figure = target.closest("figure"); save(`${SITE.study}-${figure.id}.csv`, csv(contentOf(figure).table)); }
    if (target.matches(".how[data-row]")) { const { topline } = SITE.waves[target.closest("table").dataset.wave]; explain(rowOf(topline, Number(target.dataset.row)), topline.kind); }
  });

  /* Deep links open what they point into; questions can be found. */
  const reveal = () => {
    let element = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!element) return;
    const target = element;
    for (; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  reveal();
  const find = document.getElementById("find-question");
  if (find) {
    find.closest(".filter").hidden = false;
    find.addEventListener("input", () => document.querySelectorAll(".question").forEach((question) => {
      question.hidden = !question.textContent.toLocaleLowerCase().includes(find.value.toLocaleLowerCase());
    }));
  }
})();
