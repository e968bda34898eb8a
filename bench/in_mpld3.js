mpld3.register_plugin("step", Step);
Step.prototype = Object.create(mpld3.Plugin.prototype);
Step.prototype.constructor = Step;
Step.prototype.requiredProps = ["states", "weeks", "line", "words", "curves", "follows"];
Step.prototype.defaultProps = {};
function Step(fig, props) {
  mpld3.Plugin.call(this, fig, props);
}
Step.prototype.draw = function () {
  const { states, weeks, line, words, curves, follows } = this.props;
  const [cursor, text, fall, rise] = [line, words, ...curves].map((id) => mpld3.get_element(id));
  const redraw = (part, move) => {
    const { xindex, yindex } = part.props;
    part.data = part.data.map((row) => {
      const moved = [];
      [moved[xindex], moved[yindex]] = move(row[xindex], row[yindex]);
      return moved;
    });
    part.path.attr("d", part.datafunc(part.data));
  };
  const label = d3.select(this.fig.root.node().parentNode).insert("label", ":first-child");
  label.text("Step ");
  label.append("input").attr("type", "range").attr("max", states - 1).attr("value", 0)
    .on("input", function () {
      const step = Number(this.value);
      const at = weeks * step / (states - 1);
      redraw(cursor, (_, y) => [at, y]);
      text.position = [at, text.position[1]];
      text.obj.text(`step ${step + 1} of ${states}`);
      text.applyTransform();
      if (!follows) return;
      redraw(fall, (week) => [week, weeks * Math.exp(-week / (1 + at))]);
      redraw(rise, (week) => [week, weeks * (1 - Math.exp(-week / (3 + at)))]);
    });
};
