// A slide arrives in steps: its question, what answers it, and what the figure there is built of.

const ASKED = ".ke-reveal fieldset";  // whether the answer is shown
const BUILT = "fieldset.ke-build, .ke-build fieldset";  // what a figure shows first, and then as well
const lastStep = (field) => all("input", field).length - 1;
const placeOfStep = (field) => all("input", field).findIndex(({ checked }) => checked);
const take = (field, place) => all("input", field)[place].click();

// Whether there was a step to take, forth (1) or back (-1); it is a control that moves, so the address tells it.
const step = (slide, by) => {
  const fields = all(`${ASKED}, ${BUILT}`, slide);
  const canMove = (field) => (by > 0 ? placeOfStep(field) < lastStep(field) : placeOfStep(field) > 0);
  const isOpen = (field) => field.matches(ASKED) || isSeen(field);
  const field = (by > 0 ? fields : fields.reverse()).find((each) => canMove(each) && isOpen(each));
  if (!field) return false;
  take(field, placeOfStep(field) + by);
  if (field.matches(ASKED)) {  // the first state comes with the answer, all of them wait behind the question
    for (const each of all(BUILT, slide)) take(each, by > 0 ? 0 : lastStep(each));
  }
  return true;
};

// On paper every answer is shown; returns what hides those again that were not.
const answerAll = () => {
  const asked = slides.flatMap((slide) => all(ASKED, inside(slide))).filter((field) => placeOfStep(field) < lastStep(field));
  const put = (field, place) => /** @type {any} */ (window).folio.set(field.dataset.model, place);
  const before = asked.map((field) => [field, placeOfStep(field)]);
  for (const field of asked) put(field, lastStep(field));
  return () => before.forEach(([field, place]) => put(field, place));
};
