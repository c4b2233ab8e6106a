#include "rubdown/base/day.hpp"
