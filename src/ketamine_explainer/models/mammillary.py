"""Mammillary compartment models: a central compartment, and others that exchange with it alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from .allowed import above
from .response import Array, Response
from .units import NG_ML_PER_MG_L


@dataclass(frozen=True, eq=False)
class Mammillary:
    """A body of n compartments with first-order elimination from the central one.

    Parameters
    ----------
    clearance : array_like, shape (...)
        From the central compartment, in L/min; leading axes are people.
    volumes : array_like, shape (..., n)
        Of the compartments, the central one first, in L.
    flows : array_like, shape (..., n - 1)
        Between the central compartment and each other one, in L/min.

    Raises
    ------
    ValueError
        If the shapes do not fit, or a number is not finite and more than 0.

    Notes
    -----
    With concentrations c_j and the drug in the volumes V_j::

        V_1 dc_1/dt = input - CL c_1 - sum_j Q_j (c_1 - c_j)
        V_j dc_j/dt = Q_j (c_1 - c_j)

    In the unknowns sqrt(V_j) c_j the matrix of this system is symmetric and positive definite,
    so that its eigenvalues (the rates) and eigenvectors solve it exactly, and every weight of
    the central concentration is positive: the square of an eigenvector's first element over V_1.

    Assumptions: each compartment is well mixed, every flow is in proportion to the concentration
    at all doses, parameters stay the same in time. Limits: the first minutes, in which blood is
    not yet mixed, and times beyond those that were sampled, are extrapolation. The concentration
    is that of the blood (arterial or venous) from which the parameters were estimated.
    Source of the form: the equations of the parameter sets in content/models/ketamine.yaml.
    """

    clearance: Array
    volumes: Array
    flows: Array

    def __init__(self, clearance: ArrayLike, volumes: ArrayLike, flows: ArrayLike = ()) -> None:
        given = {"clearance": clearance, "volumes": volumes, "flows": flows}
        for name, value in given.items():
            object.__setattr__(self, name, above(name, value))
        people = self.clearance.shape
        count = self.volumes.shape[-1] if self.volumes.ndim else 0
        if self.volumes.shape != (*people, count) or self.flows.shape != (*people, count - 1):
            raise ValueError(
                f"given clearance of shape {people}, volumes of {self.volumes.shape} and flows of "
                f"{self.flows.shape}; allowed: (...), (..., n) and (..., n - 1), n at least 1"
            )

    @classmethod
    def from_constants(
        cls, volume: ArrayLike, elimination: ArrayLike, out: ArrayLike = (), back: ArrayLike = ()
    ) -> Mammillary:
        """Return the body that has these rate constants.

        Parameters
        ----------
        volume : array_like, shape (...)
            Of the central compartment, in L.
        elimination : array_like, shape (...)
            k10, per minute: clearance over central volume.
        out, back : array_like, shape (..., n - 1)
            k12, k13 and k21, k31, per minute: flow over the volume that it leaves.
        """
        central = above("volume", volume)
        leaving, returning = above("out", out), above("back", back)
        flows = leaving * central[..., None]
        volumes = np.concatenate([central[..., None], flows / returning], axis=-1)
        return cls(above("elimination", elimination) * central, volumes, flows)

    @cached_property
    def _modes(self) -> tuple[Array, Array]:
        """Eigenvalues, per minute and rising, and eigenvectors of the symmetric system."""
        out, flows = self.clearance + self.flows.sum(axis=-1), self.flows[..., :, None]
        central = np.concatenate([out[..., None], -self.flows], axis=-1)[..., None, :]
        others = np.concatenate([-flows, flows * np.eye(flows.shape[-2])], axis=-1)
        exchange = np.concatenate([central, others], axis=-2)
        roots = np.sqrt(self.volumes)
        rates, vectors = np.linalg.eigh(exchange / roots[..., :, None] / roots[..., None, :])
        return rates, vectors

    @property
    def half_lives(self) -> Array:
        """Of the phases, in minutes, the slowest first; shape (..., n)."""
        half_lives: Array = np.log(2) / self._modes[0]
        return half_lives

    @property
    def plasma(self) -> Response:
        """The central concentration after 1 mg, in ng/mL."""
        rates, vectors = self._modes
        weights = NG_ML_PER_MG_L * vectors[..., 0, :] ** 2 / self.volumes[..., :1]
        return Response(weights, rates)

    @property
    def remaining(self) -> Response:
        """What is still in the body after 1 mg, all compartments together, in mg."""
        rates, vectors = self._modes
        roots = np.sqrt(self.volumes)
        whole = (roots[..., :, None] * vectors).sum(axis=-2)
        return Response(vectors[..., 0, :] * whole / roots[..., :1], rates)
