# product, permutations, combinations.
import itertools as it
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()))
print(list(it.permutations("abc", 2)), len(list(it.permutations(range(4)))), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.combinations("ab", 3)), list(it.permutations([])))
