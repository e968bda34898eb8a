// Slides of the course are ticked on the landing page, and become a talk that the deck opens.
{
  const box = one(".own");
  const ticks = all("[type=checkbox]", box);
  const slides = new Map(ticks.map((tick) => {
    const noted = Number(tick.dataset.minutes);
    return [tick.value, { name: tick.value, short: tick.value, title: tick.nextElementSibling.textContent, noted, minutes: noted }];
  }));
  const form = talkForm({
    home: new URL(box.dataset.deck, location.href).href.split("#")[0],
    first: box.dataset.first,
    open: (address) => location.assign(box.dataset.deck + address),
    ticked: (chosen) => { for (const each of ticks) each.checked = chosen.includes(slides.get(each.value)); },
  });
  for (const each of ticks) each.addEventListener("change", () => form.pick(slides.get(each.value), each.checked));
  const begin = one("select", box);
  begin.addEventListener("change", () => {
    const { value, dataset } = begin.selectedOptions[0];
    const named = namesIn(value).map(({ name, minutes }) => ({ slide: slides.get(name), minutes }));
    for (const { slide, minutes } of named) slide.minutes = minutes;
    form.take(named.map(({ slide }) => slide), dataset.title ?? "");
  });
  one(".own-parts", box).after(form.panel);
  form.draw();
  box.hidden = false;
}
