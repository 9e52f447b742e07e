// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T> carries either a value or the Error that kept it from being made, so that no caller can
// overlook an expected failure. It becomes std::expected once the compilers have it.
#pragma once

#include "core/base/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace inkling {

/// Either a T or an Error. Reading the wrong one is a bug and asserts.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) // NOLINT(google-explicit-constructor): `return value;` is the point
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }

    const T& operator*() const& { return value(); }

    T& operator*() & { return value(); }

    T&& operator*() && { return std::move(*this).value(); }

    const T* operator->() const { return &value(); }

    T* operator->() { return &value(); }

    const T& value() const&
    {
        assert(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }

    T& value() &
    {
        assert(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }

    T&& value() &&
    {
        assert(m_state.index() == 0);
        return std::move(*std::get_if<0>(&m_state));
    }

    const Error& error() const
    {
        assert(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_error(std::move(error))
    {
    }

    explicit operator bool() const { return !m_error; }

    const Error& error() const
    {
        assert(m_error);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace inkling
