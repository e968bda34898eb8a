"""One infusion: levels in plasma by dose, duration, model and person, and what follows."""
