"""Guided assessments: a questionnaire as data, and the pure function from answers to path and outcome."""

from transfers.questionnaire.answers import Answers
from transfers.questionnaire.asking import NOT_KNOWN, Open, Proof
from transfers.questionnaire.findings import Raised
from transfers.questionnaire.load import QuestionnaireError, kinds, load, load_folder
from transfers.questionnaire.measures import Offer
from transfers.questionnaire.probability import Estimate
from transfers.questionnaire.questionnaire import Question, Questionnaire, Section
from transfers.questionnaire.walk import Walk, walk

__all__ = [
    "NOT_KNOWN",
    "Answers",
    "Estimate",
    "Offer",
    "Open",
    "Proof",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "Raised",
    "Section",
    "Walk",
    "kinds",
    "load",
    "load_folder",
    "walk",
]
