// The module time: clocks, sleeping, and calendar time as struct_time. Answers to CPython's Modules/timemodule.c.
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstring>
#include <ctime>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/signal_support.h"
#include "stdlib/time_support.h"

namespace viv {

namespace {

// ---- Clocks -----------------------------------------------------------------------------------------------------------------------

int64_t ClockNanoseconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}
// As CPython divides: the nearest double of the quotient.
double SecondsOf(int64_t nanoseconds) {
  return nanoseconds % 1'000'000'000 == 0 ? static_cast<double>(nanoseconds / 1'000'000'000) : static_cast<double>(nanoseconds) / 1e9;
}

template <clockid_t kClock>
Ref<Object> Clock(Borrowed<Object>) {
  return NewFloat(SecondsOf(ClockNanoseconds(kClock)));
}
template <clockid_t kClock>
Ref<Object> ClockNs(Borrowed<Object>) {
  return NewInt(ClockNanoseconds(kClock));
}

bool ParseClock(Borrowed<Object> object, clockid_t* clock) {
  *clock = AsInt(object);
  return *clock != -1 || !ErrorPending();
}
Ref<Object> GetTime(Borrowed<Object>, Borrowed<Object> object) {
  clockid_t clock;
  timespec now;
  if (!ParseClock(object, &clock)) return nullptr;
  if (clock_gettime(clock, &now) != 0) return SystemError();
  return NewFloat(SecondsOf(int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec));
}
Ref<Object> GetTimeNs(Borrowed<Object>, Borrowed<Object> object) {
  clockid_t clock;
  timespec now;
  if (!ParseClock(object, &clock)) return nullptr;
  if (clock_gettime(clock, &now) != 0) return SystemError();
  return NewInt(int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec);
}
Ref<Object> GetResolution(Borrowed<Object>, Borrowed<Object> object) {
  clockid_t clock;
  timespec step;
  if (!ParseClock(object, &clock)) return nullptr;
  if (clock_getres(clock, &step) != 0) return SystemError();
  return NewFloat(static_cast<double>(step.tv_sec) + static_cast<double>(step.tv_nsec) * 1e-9);
}
Ref<Object> SetTime(Borrowed<Object>, ArgSpan args) {
  clockid_t clock;
  timespec time;
  int64_t nanoseconds;
  if (!ParseClock(args[0], &clock) || !TimeToNanoseconds(args[1], Rounding::kFloor, &nanoseconds)) return nullptr;
  time.tv_sec = nanoseconds / 1'000'000'000 - (nanoseconds % 1'000'000'000 < 0);
  time.tv_nsec = nanoseconds - time.tv_sec * 1'000'000'000;
  return NoneOrError(clock_settime(clock, &time));
}
Ref<Object> SetTimeNs(Borrowed<Object>, ArgSpan args) {
  clockid_t clock;
  if (!ParseClock(args[0], &clock)) return nullptr;
  if (!IsInt(args[1])) return RaiseTypeError("expect int, got %T", args[1]);
  int overflow = 0;
  int64_t value = IntAsInt64(args[1], &overflow);
  if (overflow) return Raise(TypeId::kOverflowError, "timestamp too large to convert to C _PyTime_t");
  timespec time;
  time.tv_sec = value / 1'000'000'000 - (value % 1'000'000'000 < 0);
  time.tv_nsec = value - time.tv_sec * 1'000'000'000;
  return NoneOrError(clock_settime(clock, &time));
}
Ref<Object> ThreadClock(Borrowed<Object>, Borrowed<Object> object) {
  if (!IsInt(object)) return RaiseTypeError("pthread_getcpuclockid() argument 1 must be int, not %T", object.get());
  clockid_t clock;
  if (int error = pthread_getcpuclockid(static_cast<pthread_t>(AsUint64Mask(object)), &clock)) return RaiseOSError(error);
  return NewInt(clock);
}

Ref<Object> ClockInfo(Borrowed<Object>, Borrowed<Object> object) {
  struct Row {
    const char* name;
    clockid_t clock;
    const char* implementation;
    bool monotonic, adjustable;
  };
  static constexpr Row kRows[] = {
      {"time", CLOCK_REALTIME, "clock_gettime(CLOCK_REALTIME)", false, true},
      {"monotonic", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", true, false},
      {"perf_counter", CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", true, false},
      {"process_time", CLOCK_PROCESS_CPUTIME_ID, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
      {"thread_time", CLOCK_THREAD_CPUTIME_ID, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
  };
  if (!IsStr(object)) return RaiseTypeError("get_clock_info() argument 1 must be str, not %T", object.get());
  for (const Row& row : kRows) {
    if (!StrEqualsAscii(AsStr(object), row.name)) continue;
    timespec step = {0, 1};
    clock_getres(row.clock, &step);
    Ref<DictObject> dict = NewDict();
    Ref<Object> implementation = NewStrAscii(row.implementation);
    Ref<Object> resolution = NewFloat(static_cast<double>(step.tv_sec) + static_cast<double>(step.tv_nsec) * 1e-9);
    if (!dict || !implementation || !resolution || !DictSetText(dict.get(), "implementation", implementation) ||
        !DictSetText(dict.get(), "monotonic", row.monotonic ? True() : False()) ||
        !DictSetText(dict.get(), "adjustable", row.adjustable ? True() : False()) || !DictSetText(dict.get(), "resolution", resolution)) {
      return nullptr;
    }
    return NewSimpleNamespace(dict);
  }
  return RaiseValueError("unknown clock");
}

Ref<Object> Sleep(Borrowed<Object>, Borrowed<Object> seconds) {
  int64_t nanoseconds;
  if (!TimeToNanoseconds(seconds, Rounding::kUp, &nanoseconds)) return nullptr;
  if (nanoseconds < 0) return RaiseValueError("sleep length must be non-negative");
  int64_t deadline;
  if (__builtin_add_overflow(MonotonicNanoseconds(), nanoseconds, &deadline)) {
    return Raise(TypeId::kOverflowError, "timestamp too large to convert to C _PyTime_t");
  }
  timespec until = {deadline / 1'000'000'000, deadline % 1'000'000'000};
  for (;;) {
    int error = LettingOthersRun([&] { return clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr); });
    if (error == 0) return NewNone();
    if (error != EINTR) return RaiseOSError(error);
    if (!RunSignalHandlers()) return nullptr;
  }
}

// ---- struct_time --------------------------------------------------------------------------------------------------------------------

constexpr const char* kFields[] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",   "tm_sec",
                                   "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"};
constexpr int kVisible = 9;
constexpr StructSequenceSpec kStructTime = {
    "time.struct_time",
    "A calendar time: what gmtime(), localtime() and strptime() give and asctime(), mktime() and strftime() take.\n\n"
    "A sequence of nine integers; tm_year is the whole year and tm_mon and tm_yday begin at 1, unlike in C.",
    kFields, kVisible};

TypeObject* StructTimeType() { return CurrentLibrary().struct_time_type.get(); }

Ref<Object> StructTimeOf(const tm& t) {
  return MakeRecord(StructTimeType(),
                    {NewInt(int64_t{t.tm_year} + 1900), NewInt(t.tm_mon + 1), NewInt(t.tm_mday), NewInt(t.tm_hour), NewInt(t.tm_min),
                     NewInt(t.tm_sec), NewInt((t.tm_wday + 6) % 7), NewInt(t.tm_yday + 1), NewInt(t.tm_isdst),
                     t.tm_zone ? Ref<Object>(DecodeBytes(t.tm_zone, "utf-8", "surrogateescape")) : NewNone(), NewInt(t.tm_gmtoff)});
}

// What a tuple or struct_time says, as C has it. `format`: the function, for the message.
bool TmOf(Borrowed<Object> object, const char* function, tm* t) {
  *t = {};
  if (!IsTuple(object)) return RaiseFalse(TypeId::kTypeError, "Tuple or struct_time argument required");
  auto* tuple = AsTuple(object);
  if (tuple->size != kVisible) return RaiseFalse(TypeId::kTypeError, "%s(): illegal time tuple argument", function);
  int values[kVisible];
  for (int i = 0; i < kVisible; ++i) {
    int overflow = 0;
    Ref<Object> index = Index(tuple->items[i]);
    if (!index) return false;
    int64_t value = IntAsInt64(index, &overflow);
    if (overflow) return RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C long");
    if (value > INT_MAX) return RaiseFalse(TypeId::kOverflowError, "signed integer is greater than maximum");
    if (value < INT_MIN) return RaiseFalse(TypeId::kOverflowError, "signed integer is less than minimum");
    values[i] = static_cast<int>(value);
  }
  if (values[0] < INT_MIN + 1900) return RaiseFalse(TypeId::kOverflowError, "year out of range");
  t->tm_year = values[0] - 1900;
  t->tm_mon = static_cast<int>(static_cast<unsigned>(values[1]) - 1);
  t->tm_mday = values[2];
  t->tm_hour = values[3];
  t->tm_min = values[4];
  t->tm_sec = values[5];
  t->tm_wday = static_cast<int>((static_cast<unsigned>(values[6]) + 1) % 7);
  if (values[6] < 0) t->tm_wday = (values[6] + 1) % 7;
  t->tm_yday = static_cast<int>(static_cast<unsigned>(values[7]) - 1);
  t->tm_isdst = values[8];
  return true;
}
// With the zone, where the object is a struct_time that has one.
bool TmWithZone(Borrowed<Object> object, const char* function, tm* t, std::string* zone) {
  if (!TmOf(object, function, t)) return false;
  if (object->type != StructTimeType()) return true;
  Object* zone_object = AsTuple(object)->items[9];
  if (zone_object && IsStr(zone_object)) {
    *zone = StrToStdString(AsStr(zone_object));
    t->tm_zone = zone->c_str();
  }
  Object* offset = AsTuple(object)->items[10];
  if (offset && !IsNone(offset)) {
    t->tm_gmtoff = AsInt64(offset);
    if (ErrorPending()) return false;
  }
  return true;
}

// Zero stands for one where CPython lets it pass. False: ValueError pending.
bool CheckRanges(tm* t) {
  if (t->tm_mon == -1) {
    t->tm_mon = 0;
  } else if (t->tm_mon < 0 || t->tm_mon > 11) {
    return RaiseFalse(TypeId::kValueError, "month out of range");
  }
  if (t->tm_mday == 0) {
    t->tm_mday = 1;
  } else if (t->tm_mday < 0 || t->tm_mday > 31) {
    return RaiseFalse(TypeId::kValueError, "day of month out of range");
  }
  if (t->tm_hour < 0 || t->tm_hour > 23) return RaiseFalse(TypeId::kValueError, "hour out of range");
  if (t->tm_min < 0 || t->tm_min > 59) return RaiseFalse(TypeId::kValueError, "minute out of range");
  if (t->tm_sec < 0 || t->tm_sec > 61) return RaiseFalse(TypeId::kValueError, "seconds out of range");
  if (t->tm_wday < 0) return RaiseFalse(TypeId::kValueError, "day of week out of range");
  if (t->tm_yday == -1) {
    t->tm_yday = 0;
  } else if (t->tm_yday < 0 || t->tm_yday > 365) {
    return RaiseFalse(TypeId::kValueError, "day of year out of range");
  }
  return true;
}

bool ParseSeconds(const char* function, ArgSpan args, time_t* seconds) {
  (void)function;
  if (args.size == 0 || IsNone(args[0])) {
    *seconds = ::time(nullptr);
    return true;
  }
  return TimeToSeconds(args[0], Rounding::kFloor, seconds);
}

Ref<Object> GmTime(Borrowed<Object>, ArgSpan args) {
  time_t seconds;
  tm t;
  if (!ParseSeconds("gmtime", args, &seconds)) return nullptr;
  errno = 0;
  if (!gmtime_r(&seconds, &t)) return RaiseOSError(errno ? errno : EINVAL);
  return StructTimeOf(t);
}
bool LocalTm(time_t seconds, tm* t) {
  errno = 0;
  if (localtime_r(&seconds, t)) return true;
  RaiseOSError(errno ? errno : EINVAL);
  return false;
}
Ref<Object> LocalTime(Borrowed<Object>, ArgSpan args) {
  time_t seconds;
  tm t;
  if (!ParseSeconds("localtime", args, &seconds) || !LocalTm(seconds, &t)) return nullptr;
  return StructTimeOf(t);
}

Ref<Object> TextOf(const tm& t) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[80];
  std::snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %lld", kDays[t.tm_wday], kMonths[t.tm_mon], t.tm_mday, t.tm_hour, t.tm_min,
                t.tm_sec, 1900 + static_cast<long long>(t.tm_year));
  return NewStrAscii(text);
}
Ref<Object> AscTime(Borrowed<Object>, ArgSpan args) {
  tm t;
  if (args.size == 0) {
    if (!LocalTm(::time(nullptr), &t)) return nullptr;
  } else if (!TmOf(args[0], "asctime", &t) || !CheckRanges(&t)) {
    return nullptr;
  }
  return TextOf(t);
}
Ref<Object> CTime(Borrowed<Object>, ArgSpan args) {
  time_t seconds;
  tm t;
  if (!ParseSeconds("ctime", args, &seconds) || !LocalTm(seconds, &t)) return nullptr;
  return TextOf(t);
}
Ref<Object> MkTime(Borrowed<Object>, Borrowed<Object> object) {
  tm t;
  if (!TmOf(object, "mktime", &t)) return nullptr;
  t.tm_wday = -1;  // stays where mktime() fails: -1 is a time too
  time_t seconds = mktime(&t);
  if (seconds == -1 && t.tm_wday == -1) return Raise(TypeId::kOverflowError, "mktime argument out of range");
  return NewFloat(static_cast<double>(seconds));
}

// One piece of format without NUL, in UTF-8.
bool FormatPiece(const std::string& format, const tm& t, std::string* out) {
  if (format.empty()) return true;
  std::string buffer;
  for (size_t size = 1024;; size *= 2) {
    buffer.resize(size);
    size_t written = strftime(buffer.data(), size, format.c_str(), &t);
    // Nothing written: an empty result, or too little room.
    if (written > 0 || size >= 256 * format.size()) {
      out->append(buffer, 0, written);
      return true;
    }
  }
}

Ref<Object> StrfTime(Borrowed<Object>, ArgSpan args) {
  if (!IsStr(args[0])) return RaiseTypeError("strftime() argument 1 must be str, not %T", args[0]);
  auto* format = AsStr(args[0]);
  tm t;
  std::string zone;
  if (args.size == 1) {
    if (!LocalTm(::time(nullptr), &t)) return nullptr;
  } else if (!TmWithZone(args[1], "strftime", &t, &zone) || !CheckRanges(&t)) {
    return nullptr;
  }
  // Daylight saving can be on, off, or unknown.
  t.tm_isdst = t.tm_isdst < -1 ? -1 : t.tm_isdst > 1 ? 1 : t.tm_isdst;
  for (ptrdiff_t i = 0; i < format->length; ++i) {
    if (StrChar(format, i) == 0) return RaiseValueError("embedded null character");
  }
  Ref<Object> encoded = EncodeStr(format, "utf-8", "surrogateescape");
  std::string out;
  if (!encoded || !FormatPiece(std::string(BytesView(encoded.get())), t, &out)) return nullptr;
  return DecodeBytes(out, "utf-8", "surrogateescape");
}

Ref<Object> StrpTime(Borrowed<Object>, CallArgs args) {
  Ref<StrObject> name = InternStr("_strptime"), function_name = InternStr("_strptime_time");
  ModuleObject* module = name && function_name ? CurrentRuntime().hooks.import_module(name) : nullptr;
  Ref<Object> function = module ? GetAttr(module, function_name) : nullptr;
  return function ? Call(function, args) : nullptr;
}

// ---- The zone -----------------------------------------------------------------------------------------------------------------------

bool AddZone(ModuleObject* module) {
  ::tzset();
  // The offsets of winter and summer of this year; the larger one west of Greenwich is standard time.
  constexpr time_t kYear = (365 * 24 + 6) * 3600;
  time_t now = ::time(nullptr) / kYear * kYear;
  tm january, july;
  if (!localtime_r(&now, &january)) return RaiseFalse(TypeId::kRuntimeError, "invalid GMT offset");
  std::string january_name = january.tm_zone;
  now += kYear / 2;
  if (!localtime_r(&now, &july)) return RaiseFalse(TypeId::kRuntimeError, "invalid GMT offset");
  std::string july_name = july.tm_zone;
  int64_t january_zone = -january.tm_gmtoff, july_zone = -july.tm_gmtoff;
  bool southern = january_zone < july_zone;
  if (southern) {
    std::swap(january_zone, july_zone);
    std::swap(january_name, july_name);
  }
  Ref<Object> standard = DecodeBytes(january_name, "utf-8", "surrogateescape"), summer = DecodeBytes(july_name, "utf-8", "surrogateescape");
  return standard && summer && ModuleAdd(module, "timezone", NewInt(january_zone)) && ModuleAdd(module, "altzone", NewInt(july_zone)) &&
         ModuleAdd(module, "daylight", NewInt(january_zone != july_zone)) &&
         ModuleAdd(module, "tzname", NewTuple({standard.get(), summer.get()}));
}

Ref<Object> TzSet(Borrowed<Object> self) {
  return AddZone(static_cast<ModuleObject*>(self.get())) ? NewNone() : nullptr;
}

constexpr MethodDef kFunctions[] = {
    Positional("asctime", &AscTime, 0, 1, "asctime([tuple]) -> string\n\nA time as 'Sat Jun 06 16:26:11 1998'; now, where none is given."),
    OneArg("clock_getres", &GetResolution, "clock_getres(clk_id) -> floating point number\n\nThe resolution of a clock."),
    OneArg("clock_gettime", &GetTime, "clock_gettime(clk_id) -> float\n\nThe time of a clock."),
    OneArg("clock_gettime_ns", &GetTimeNs, "clock_gettime_ns(clk_id) -> int\n\nThe time of a clock in nanoseconds."),
    Positional("clock_settime", &SetTime, 2, 2, "clock_settime(clk_id, time)\n\nSets a clock."),
    Positional("clock_settime_ns", &SetTimeNs, 2, 2, "clock_settime_ns(clk_id, time)\n\nSets a clock, in nanoseconds."),
    Positional("ctime", &CTime, 0, 1, "ctime(seconds) -> string\n\nSeconds since the Epoch as local time in text."),
    OneArg("get_clock_info", &ClockInfo, "get_clock_info(name: str) -> dict\n\nWhat is known of a clock."),
    Positional("gmtime", &GmTime, 0, 1, "gmtime([seconds]) -> struct_time\n\nSeconds since the Epoch as calendar time in UTC."),
    Positional("localtime", &LocalTime, 0, 1, "localtime([seconds]) -> struct_time\n\nSeconds since the Epoch as local calendar time."),
    OneArg("mktime", &MkTime, "mktime(tuple) -> floating point number\n\nLocal calendar time as seconds since the Epoch."),
    NoArgs("monotonic", &Clock<CLOCK_MONOTONIC>, "monotonic() -> float\n\nA clock that cannot go backward."),
    NoArgs("monotonic_ns", &ClockNs<CLOCK_MONOTONIC>, "monotonic_ns() -> int\n\nA clock that cannot go backward, in nanoseconds."),
    NoArgs("perf_counter", &Clock<CLOCK_MONOTONIC>, "perf_counter() -> float\n\nThe clock for measuring performance."),
    NoArgs("perf_counter_ns", &ClockNs<CLOCK_MONOTONIC>, "perf_counter_ns() -> int\n\nThe clock for measuring performance, in nanoseconds."),
    NoArgs("process_time", &Clock<CLOCK_PROCESS_CPUTIME_ID>, "process_time() -> float\n\nThe processor time that the process has used."),
    NoArgs("process_time_ns", &ClockNs<CLOCK_PROCESS_CPUTIME_ID>, "process_time() -> int\n\nprocess_time() in nanoseconds."),
    OneArg("pthread_getcpuclockid", &ThreadClock, "pthread_getcpuclockid(thread_id) -> int\n\nThe clock of a thread's processor time."),
    OneArg("sleep", &Sleep, "sleep(seconds)\n\nWaits for some seconds, which may be a fraction."),
    Positional("strftime", &StrfTime, 1, 2, "strftime(format[, tuple]) -> string\n\nA time as text by a format; now, where none is given."),
    Keywords("strptime", &StrpTime, "strptime(string, format) -> struct_time\n\nReads a time from text by a format."),
    NoArgs("thread_time", &Clock<CLOCK_THREAD_CPUTIME_ID>, "thread_time() -> float\n\nThe processor time that the thread has used."),
    NoArgs("thread_time_ns", &ClockNs<CLOCK_THREAD_CPUTIME_ID>, "thread_time() -> int\n\nthread_time() in nanoseconds."),
    NoArgs("time", &Clock<CLOCK_REALTIME>, "time() -> floating point number\n\nSeconds since the Epoch."),
    NoArgs("time_ns", &ClockNs<CLOCK_REALTIME>, "time_ns() -> int\n\nNanoseconds since the Epoch."),
    NoArgs("tzset", &TzSet, "tzset()\n\nTakes over what the environment variable TZ says."),
};

struct NamedClock {
  const char* name;
  clockid_t clock;
};
constexpr NamedClock kClocks[] = {
    {"CLOCK_REALTIME", CLOCK_REALTIME},   {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
    {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW}, {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
    {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID}, {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
    {"CLOCK_TAI", CLOCK_TAI},
};

}  // namespace

bool FillTime(ModuleObject* module) {
  Ref<TypeObject>& type = CurrentLibrary().struct_time_type;
  if (!type) type = NewStructSequenceType(kStructTime);
  if (!type || !ModuleAddFunctions(module, kFunctions) || !AddZone(module)) return false;
  for (const NamedClock& row : kClocks) {
    if (!ModuleAdd(module, row.name, NewInt(row.clock))) return false;
  }
  return ModuleAdd(module, "_STRUCT_TM_ITEMS", NewInt(11)) && ModuleAdd(module, "struct_time", NewRef<Object>(type.get()));
}

}  // namespace viv
