"""A card game: enums, dataclasses, named tuples, total ordering."""
from __future__ import annotations

import random
from collections import Counter, namedtuple
from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto
from functools import total_ordering
from itertools import product
from typing import Iterator, NamedTuple


class Suit(Enum):
    CLUBS = "♣"
    DIAMONDS = "♦"
    HEARTS = "♥"
    SPADES = "♠"

    @property
    def is_red(self) -> bool:
        return self in (Suit.DIAMONDS, Suit.HEARTS)

    def __str__(self) -> str:
        return self.value


class Rank(IntEnum):
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5
    SIX = 6
    SEVEN = 7
    EIGHT = 8
    NINE = 9
    TEN = 10
    JACK = 11
    QUEEN = 12
    KING = 13
    ACE = 14

    @property
    def short(self) -> str:
        return str(self.value) if self <= Rank.TEN else self.name[0]


class HandType(IntEnum):
    HIGH_CARD = auto()
    PAIR = auto()
    TWO_PAIR = auto()
    THREE = auto()
    STRAIGHT = auto()
    FLUSH = auto()
    FULL_HOUSE = auto()
    FOUR = auto()
    STRAIGHT_FLUSH = auto()


@dataclass(frozen=True, order=True)
class Card:
    rank: Rank
    suit: Suit = field(compare=False)

    def __str__(self) -> str:
        return f"{self.rank.short}{self.suit}"


@dataclass
class Deck:
    cards: list[Card] = field(default_factory=lambda: [Card(r, s) for s, r in product(Suit, Rank)])
    seed: int = 42

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        self._rng.shuffle(self.cards)

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[Card]:
        return iter(self.cards)

    def deal(self, n: int) -> list[Card]:
        if n > len(self.cards):
            raise ValueError(f"cannot deal {n} of {len(self.cards)} cards")
        hand, self.cards = self.cards[:n], self.cards[n:]
        return hand


@total_ordering
class Hand:
    def __init__(self, cards: list[Card]) -> None:
        self.cards = sorted(cards, reverse=True)

    def evaluate(self) -> tuple[HandType, list[int]]:
        counts = Counter(card.rank for card in self.cards)
        ordered = sorted(counts, key=lambda r: (counts[r], r), reverse=True)
        flush = len({card.suit for card in self.cards}) == 1
        ranks = sorted(counts)
        straight = len(ranks) == 5 and ranks[-1] - ranks[0] == 4
        shape = tuple(sorted(counts.values(), reverse=True))
        match shape, flush, straight:
            case _, True, True:
                kind = HandType.STRAIGHT_FLUSH
            case (4, *_), _, _:
                kind = HandType.FOUR
            case (3, 2), _, _:
                kind = HandType.FULL_HOUSE
            case _, True, _:
                kind = HandType.FLUSH
            case _, _, True:
                kind = HandType.STRAIGHT
            case (3, *_), _, _:
                kind = HandType.THREE
            case (2, 2, *_), _, _:
                kind = HandType.TWO_PAIR
            case (2, *_), _, _:
                kind = HandType.PAIR
            case _:
                kind = HandType.HIGH_CARD
        return kind, [int(r) for r in ordered]

    def __eq__(self, other) -> bool:
        return self.evaluate() == other.evaluate()

    def __lt__(self, other) -> bool:
        return self.evaluate() < other.evaluate()

    def __str__(self) -> str:
        return " ".join(str(card) for card in self.cards)


class Score(NamedTuple):
    player: str
    wins: int = 0
    best: HandType = HandType.HIGH_CARD

    def won(self, kind: HandType) -> Score:
        return self._replace(wins=self.wins + 1, best=max(self.best, kind))


def main() -> None:
    deck = Deck()
    print(len(deck), sum(card.suit.is_red for card in deck))
    scores = {name: Score(name) for name in ("ann", "bob", "cy")}
    for number in range(1, 4):
        hands = {name: Hand(deck.deal(5)) for name in scores}
        for name, hand in hands.items():
            kind, ranks = hand.evaluate()
            print(f"  {name:4} {str(hand):20} {kind.name:10} {ranks}")
        winner = max(hands, key=lambda name: hands[name])
        scores[winner] = scores[winner].won(hands[winner].evaluate()[0])
        print(f"round {number}: {winner}")
    for score in sorted(scores.values(), key=lambda s: (-s.wins, s.player)):
        print(score, score._asdict()["best"].name)
    try:
        deck.deal(100)
    except ValueError as error:
        print("error:", error)
    try:
        Card(Rank.ACE, Suit.SPADES).rank = Rank.TWO
    except Exception as error:
        print(type(error).__name__, error)
    print(Card(Rank.ACE, Suit.SPADES), repr(Card(Rank.TWO, Suit.CLUBS)), Rank["KING"], Suit("♥"), HandType(3).name)
    straight = Hand([Card(Rank(r), Suit.CLUBS) for r in range(6, 11)])
    full = Hand([Card(Rank.ACE, s) for s in list(Suit)[:3]] + [Card(Rank.KING, s) for s in list(Suit)[:2]])
    print(straight.evaluate(), full.evaluate(), straight > full, full <= straight, straight == full)
    Pair = namedtuple("Pair", "low high", defaults=[Rank.ACE])
    print(Pair(Rank.TWO), Pair(Rank.TWO).high.short)


main()
