import re


def count(order: str):
    return sum(int(number) for number in re.findall(r"\d+", order))
