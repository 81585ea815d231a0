'use strict';
(() => {
  const all = (selector, scope = document) => [...scope.querySelectorAll(selector)];
  const one = (selector, scope = document) => scope.querySelector(selector);
  const make = (name, text, attributes) => {
    const element = document.createElement(name);
    element.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };

  const form = one('.filters');
  const box = one('#filter');
  const shown = one('.shown');
  const reset = one('.reset');
  const none = one('.none');
  const chips = all('.chip');
  const tiles = all('.tile a');
  const findings = all('.finding').map(element => ({
    element,
    verdict: element.dataset.verdict,
    method: element.dataset.method,
    text: element.textContent.toLowerCase()
  }));
  const known = {
    verdict: new Set(findings.map(each => each.verdict)),
    method: new Set(findings.map(each => each.method))
  };
  const state = { verdict: new Set(), method: new Set(), text: '' };

  document.documentElement.classList.add('js');
  form.hidden = false;
  all('.more details').forEach(details => { details.open = true; });
  tiles.forEach(tile => { tile.href = '#verdict=' + tile.dataset.verdict; });

  /* The filter, and the fragment of the address that says it. */

  function write() {
    const query = new URLSearchParams();
    ['verdict', 'method'].forEach(kind => {
      if (state[kind].size > 0) {
        query.set(kind, [...state[kind]].join(','));
      }
    });
    if (state.text.trim() !== '') {
      query.set('text', state.text.trim());
    }
    const fragment = query.toString().replace(/%2C/g, ',');
    history.replaceState(null, '', fragment === '' ? location.pathname + location.search : '#' + fragment);
  }

  function read() {
    const fragment = location.hash.slice(1);
    if (/^[ax]\d+$/.test(fragment)) {
      reveal(document.getElementById(fragment));
    } else if (fragment === '' || fragment.includes('=')) {
      const query = new URLSearchParams(fragment);
      ['verdict', 'method'].forEach(kind => {
        const values = (query.get(kind) || '').split(',');
        state[kind] = new Set(values.filter(value => known[kind].has(value)));
      });
      state.text = query.get('text') || '';
      apply();
    }
  }

  function apply() {
    const words = state.text.toLowerCase().split(/\s+/).filter(word => word !== '');
    let count = 0;
    findings.forEach(each => {
      const fits = ['verdict', 'method'].every(kind => state[kind].size === 0 || state[kind].has(each[kind]))
        && words.every(word => each.text.includes(word));
      each.element.hidden = !fits;
      count += fits ? 1 : 0;
    });
    const filtered = state.verdict.size > 0 || state.method.size > 0 || words.length > 0;
    shown.textContent = filtered
      ? count + ' of ' + findings.length + ' attempts shown'
      : 'All ' + findings.length + ' attempts shown';
    none.hidden = count > 0 || findings.length === 0;
    reset.hidden = !filtered;
    if (box.value !== state.text) {
      box.value = state.text;
    }
    chips.forEach(chip => {
      const kind = chip.dataset.verdict === undefined ? 'method' : 'verdict';
      chip.setAttribute('aria-pressed', String(state[kind].has(chip.dataset[kind])));
    });
    tiles.forEach(tile => {
      if (isAlone(tile.dataset.verdict)) {
        tile.setAttribute('aria-current', 'true');
      } else {
        tile.removeAttribute('aria-current');
      }
    });
    measure();
  }

  const isAlone = verdict => state.verdict.size === 1 && state.verdict.has(verdict);

  function change(edit) {
    edit();
    write();
    apply();
  }

  const clear = () => Object.assign(state, { verdict: new Set(), method: new Set(), text: '' });

  chips.forEach(chip => chip.addEventListener('click', () => change(() => {
    const kind = chip.dataset.verdict === undefined ? 'method' : 'verdict';
    const value = chip.dataset[kind];
    if (!state[kind].delete(value)) {
      state[kind].add(value);
    }
  })));
  tiles.forEach(tile => tile.addEventListener('click', event => {
    event.preventDefault();
    change(() => {
      state.verdict = new Set(isAlone(tile.dataset.verdict) ? [] : [tile.dataset.verdict]);
    });
    if (one('#findings').getBoundingClientRect().top > 0.8 * innerHeight) {
      one('#findings').scrollIntoView();
    }
  }));
  box.addEventListener('input', () => change(() => { state.text = box.value; }));
  reset.addEventListener('click', () => {
    change(clear);
    box.focus();
  });
  form.addEventListener('submit', event => event.preventDefault());
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
        && event.target.tagName !== 'INPUT') {
      event.preventDefault();
      box.focus();
    } else if (event.key === 'Escape' && event.target === box) {
      change(() => { state.text = ''; });
    }
  });

  /* Rows that open, with the exchanges they rest on. */

  findings.forEach(({ element }) => {
    const more = one('.more', element);
    more.id = 'm' + element.id.slice(1);
    one('.n', element).prepend(make('button', '', {
      'type': 'button',
      'class': 'toggle',
      'aria-expanded': 'false',
      'aria-controls': more.id,
      'aria-label': 'Evidence of attempt ' + element.id.slice(1)
    }));
  });
  one('.findings').addEventListener('click', event => {
    const row = event.target.closest('.row');
    if (row === null || event.target.closest('a') !== null) {
      return;
    }
    if (event.target.closest('button') !== null || String(getSelection()) === '') {
      open(row.parentNode, !row.parentNode.classList.contains('open'));
    }
  });

  function open(finding, wanted) {
    finding.classList.toggle('open', wanted);
    one('.toggle', finding).setAttribute('aria-expanded', String(wanted));
    if (wanted) {
      all('.evidence > li > a', finding).forEach(fill);
      copiers(one('.more', finding));
    }
  }

  function fill(link) {
    const exchange = document.getElementById(link.hash.slice(1));
    if (exchange === null) {
      link.replaceWith(make('span', link.textContent + ' is not in the ledger', { 'class': 'quiet' }));
    } else if (one('.exchange', link.parentNode) === null) {
      const copy = exchange.cloneNode(true);
      copy.removeAttribute('id');
      copy.open = true;
      one('summary', copy).tabIndex = -1;
      all('.copier', copy).forEach(button => button.remove());
      link.classList.add('unseen');
      link.parentNode.append(copy);
    }
  }

  function reveal(target) {
    if (target === null) {
      return;
    }
    if (target.classList.contains('finding')) {
      clear();
      apply();
      open(target, true);
    } else {
      target.open = true;
    }
    target.scrollIntoView();
  }

  /* Commands that can be copied, also where a page of a file may not use the clipboard. */

  function copiers(scope) {
    all('.copy', scope).forEach(place => {
      if (one('.copier', place) === null) {
        const button = make('button', 'Copy', { 'type': 'button', 'class': 'copier' });
        button.addEventListener('click', () => copy(one('pre', place), button));
        place.classList.add('copied');
        place.append(button);
      }
    });
  }

  function copy(pre, button) {
    const say = word => {
      button.textContent = word;
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    };
    const select = () => {
      getSelection().selectAllChildren(pre);
      say(document.execCommand('copy') ? 'Copied' : 'Selected');
    };
    if (navigator.clipboard === undefined) {
      select();
    } else {
      navigator.clipboard.writeText(pre.textContent).then(() => say('Copied'), select);
    }
  }

  document.addEventListener('toggle', event => {
    if (event.target.open && event.target.classList.contains('exchange')) {
      copiers(event.target);
    }
  }, true);

  /* Paper shows the exchanges that the rows on it rest on. */

  let opened = [];
  addEventListener('beforeprint', () => {
    const filtered = findings.some(each => each.element.hidden);
    const cited = new Set(all('.finding:not([hidden]) .evidence a').map(link => link.hash.slice(1)));
    opened = all('#exchanges .exchange:not([open])');
    opened.forEach(exchange => { exchange.open = true; });
    all('#exchanges .exchange').forEach(exchange => {
      exchange.classList.toggle('uncited', filtered && !cited.has(exchange.id));
    });
  });
  addEventListener('afterprint', () => {
    opened.forEach(exchange => { exchange.open = false; });
    all('.uncited').forEach(exchange => exchange.classList.remove('uncited'));
  });

  function measure() {
    const sticky = getComputedStyle(form).position === 'sticky';
    document.documentElement.style.setProperty('--bar', sticky ? form.offsetHeight + 'px' : '0px');
  }

  addEventListener('resize', measure);
  addEventListener('hashchange', read);
  read();
  if (shown.textContent === '') {
    apply();
  }
})();
