// The loopback connection between a program that is recorded and the one that shows it (`memray run --live-remote`, `memray live`):
// functions of the module _memray. Addresses are IPv4 in figures; sockets are descriptors. What fails is an OSError.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/object.h"

namespace viv {

// A port that nothing listens on: (address).
Ref<Object> MemrayFreePort(Borrowed<Object>, Borrowed<Object> address);
// Waits for the first who connects: (address, port); the connection.
Ref<Object> MemrayAccept(Borrowed<Object>, ArgSpan args);
// (address, port); the connection.
Ref<Object> MemrayConnect(Borrowed<Object>, ArgSpan args);
// Writes what comes from the first descriptor into the second, until there is no more to come.
Ref<Object> MemrayCopyStream(Borrowed<Object>, ArgSpan args);
// Ends a connection: who waits for it goes on.
Ref<Object> MemrayShutdown(Borrowed<Object>, Borrowed<Object> descriptor);

}  // namespace viv
