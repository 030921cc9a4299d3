# An import that fails.
import not_a_module_at_all
