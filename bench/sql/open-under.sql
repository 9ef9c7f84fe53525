-- Has items be open under another condition.
alter policy released on item using ($condition)
