// What the prompt takes from the module viv.
#pragma once

namespace viv {

// Makes `explain` a builtin, as site does with `help`, where there is none of that name. False: failed.
bool OfferExplain();

}  // namespace viv
