import base64
import io

import matplotlib.image
import matplotlib.pyplot as plt
import pytest

import ketamine_explainer as ke


def test_a_picture_brings_its_words_and_is_closed() -> None:
    figure, axes = plt.subplots(figsize=(8, 4))
    axes.plot([0, 1])

    data, metadata = ke.picture(figure, "A line rises.")._repr_mimebundle_()

    pixels = matplotlib.image.imread(io.BytesIO(base64.b64decode(data["image/png"])))
    assert pixels.ndim == 3
    assert metadata["image/png"] == {"alt": "A line rises.", "width": 640}
    assert data["text/plain"] == repr(ke.picture(figure, "A line rises.")) == "A line rises."
    assert not plt.fignum_exists(figure.number)


def test_a_picture_without_words_is_refused() -> None:
    figure, _ = plt.subplots()
    with pytest.raises(ValueError, match="a sentence or two that say what the figure shows"):
        ke.picture(figure, " ")
    plt.close(figure)
