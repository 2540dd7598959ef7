"""Contrast, colour blindness and the promise that unknown is never green, measured."""

import colorsys
from itertools import combinations

import numpy as np
import pytest

from transfers.charts.palette import INK, PACKS, RATINGS, SEVERITIES, STANDINGS, USES, VERDICTS, luminance, on, verdict

THEMES = ("light", "dark")

# Machado, Oliveira, Fernandes (2009), full severity, on linear RGB.
SIGHT = {
    "ordinary": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour, sight):
    shares = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHT[sight]) @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    f = np.cbrt(np.maximum(xyz / [0.9505, 1, 1.089], 0.008856))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("signs", [VERDICTS, SEVERITIES, USES, STANDINGS, PACKS, RATINGS])
def test_every_colour_stands_out_from_the_page(signs, theme):
    for name, sign in signs.items():
        assert contrast(sign.colour(theme), INK[theme].page) >= 3, name


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme):
    for colour in (INK[theme].text, INK[theme].muted):
        assert contrast(colour, INK[theme].page) >= 4.5
    for sign in VERDICTS.values():
        assert contrast(on(sign.colour(theme)), sign.colour(theme)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_verdicts_differ_for_every_eye(theme, sight):
    for one, other in combinations(VERDICTS.values(), 2):
        assert np.linalg.norm(lab(one.colour(theme), sight) - lab(other.colour(theme), sight)) > 14


@pytest.mark.parametrize("signs", [VERDICTS, SEVERITIES, USES, STANDINGS, PACKS, RATINGS])
def test_colour_is_never_the_only_carrier(signs):
    assert len({sign.symbol for sign in signs.values()}) == len(signs)
    assert len({sign.glyph for sign in signs.values()}) == len(signs)


@pytest.mark.parametrize("theme", THEMES)
def test_unknown_is_never_green(theme):
    colour = VERDICTS["unknown"].colour(theme)
    hue = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))[0] * 360
    assert not 60 <= hue <= 200
    assert colour != VERDICTS["covered"].colour(theme)


@pytest.mark.parametrize("word", ["", None, "COVERED", "ok", float("nan")])
def test_a_verdict_nobody_knows_is_unknown(word):
    assert verdict(word) == "unknown"
