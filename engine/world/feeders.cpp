#include "world/feeders.hpp"

#include <cmath>

namespace tuiyan::world {

void Feeders::refresh(Index<Component> c) {
  const Table<Component>& components = stage_.site().components;
  if (!is_line(components[c].kind)) return;
  std::int64_t out = 0;
  for (std::uint32_t row = 0; row < components.size(); ++row) {
    const Component& component = components[{row}];
    if (is_line(component.kind))
      out += std::llround(component.capacity.value() * (1 - machines_.share(Index<Component>{row})));
  }
  if (out == out_) return;
  if (out > out_) last_lost_ = machines_.changed(c);
  out_ = out;
  loop_.set_customers_out(out);
}

}  // namespace tuiyan::world
