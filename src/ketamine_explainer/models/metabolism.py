"""Metabolites: what is made of a drug, some time after it left the blood."""

from __future__ import annotations

import numpy as np

from .allowed import above, within
from .mammillary import Mammillary
from .response import GAP, Response
from .units import NG_ML_PER_MG_L


def metabolite(
    parent: Mammillary,
    made: Response,
    body: Mammillary,
    share: float,
    transit_minutes: float,
    stages: int,
) -> Response:
    """Return the concentration of a metabolite after 1 mg of the drug.

    Parameters
    ----------
    parent : Mammillary
        The body as the substance sees it from which the metabolite is made.
    made : Response
        Concentration of that substance, in ng/mL: ``parent.plasma`` of the drug itself, or what
        this function returned for the metabolite before.
    body : Mammillary
        The body as the metabolite sees it.
    share : float
        Of what is cleared of the parent, how much becomes this metabolite; more than 0, at most 1.
    transit_minutes : float
        Mean time from clearance to appearance, more than 0.
    stages : int
        Equal stages that this time is made of, 1 to 3.

    Returns
    -------
    Response
        In ng/mL, as mass of the drug itself (multiply by the ratio of molar masses for the mass
        of the metabolite).

    Raises
    ------
    ValueError
        If a number is outside its range.

    Notes
    -----
    What is cleared, ``CL c(t)``, passes with the rate ``stages / transit_minutes`` through each
    stage and enters the central compartment of the metabolite: a row of convolutions. Equal
    stages are told apart by two ten-thousandths of their rate, evenly around it, which changes
    the result by about a hundred-millionth. Assumptions: as for `Mammillary`; the share is the
    same at all levels; the metabolite does not change how the drug is cleared. Limits: more than
    three stages would lose digits. The form is that of the parameter sets in
    content/models/metabolites.yaml.
    """
    within("share", above("share", share), 0, 1)
    above("transit_minutes", transit_minutes)
    within("stages", stages, 1, 3)
    response = made.scaled(share * parent.clearance / NG_ML_PER_MG_L)
    places = np.arange(stages) - (stages - 1) / 2
    for rate in stages / transit_minutes * (1 + 2 * GAP * places[:, None]):
        response = response.then(Response(rate, rate))
    return response.then(body.plasma)
