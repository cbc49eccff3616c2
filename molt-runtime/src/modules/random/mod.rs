//! `random`: bit for bit the numbers CPython gives for the same seed. The classes' `random()` cannot be overridden under the
//! other methods.

mod derived;
mod distributions;
pub mod generator;
mod select;
mod sha512;
mod twister;

use super::{Constant, Module};
use crate::dispatch::index;
use crate::float::new::to_real;
use crate::int::{self, View, from_i64, known};
use crate::types::BinaryOp;
use crate::value::{Owned, Res, Value};
use crate::{abi, bytes, dispatch, error, methods};
use generator::{RANDOM, Random, SYSTEM_RANDOM, global, of};
use select::{choice, choices, randint, randrange, sample, shuffle};

/// The module.
#[unsafe(export_name = "molt_module_random")]
pub static MODULE: Module = Module {
    name: "random",
    functions: FUNCTIONS,
    constants: &[("Random", Constant::Type(&RANDOM)), ("SystemRandom", Constant::Type(&SYSTEM_RANDOM))],
};

fn real_or(value: Value, default: f64) -> Res<f64> {
    if value.is_absent() { Ok(default) } else { to_real(value) }
}

fn seed(random: &Random, a: Value, version: Value) -> Res {
    random.seed(a, version).map(|()| Owned::NONE)
}

fn unit(random: &Random) -> Res {
    Ok(random.draw().into())
}

fn getrandbits(random: &Random, count: Value) -> Res {
    let count = index(count)?;
    match known(count.value()) {
        View::Small(count) if count >= 0 => Ok(random.draw_bits(count as u64)),
        count if count.is_negative() => Err(error::value_error("number of bits must be non-negative")),
        _ => Err(error::overflow_error("Python int too large to convert to C int")),
    }
}

fn randbytes(random: &Random, count: Value) -> Res {
    let bits = dispatch::binary(BinaryOp::Mul, count, from_i64(8).value())?;
    let number = match int::as_i64(bits.value()).filter(|&count| count >= 0) {
        Some(count) => random.big_bits(count as u64),
        None => getrandbits(random, bits.value())?,
    };
    let mut bytes = known(number.value()).big().to_bytes_le().1;
    bytes.resize(int::convert::to_index(count)? as usize, 0);
    Ok(bytes::from_vec(bytes))
}

fn uniform(random: &Random, a: Value, b: Value) -> Res {
    let (a, b) = (to_real(a)?, to_real(b)?);
    Ok((a + (b - a) * random.unit()).into())
}

fn triangular(random: &Random, low: Value, high: Value, mode: Value) -> Res {
    let mode = if mode.is_absent() || mode.is_none() { None } else { Some(to_real(mode)?) };
    let (from, to) = (real_or(low, 0.0)?, real_or(high, 1.0)?);
    if mode.is_some() && from == to {
        random.unit();
        return Ok(if low.is_absent() { 0.0.into() } else { low.to_owned() });
    }
    Ok(random.triangular(from, to, mode).into())
}

fn normalvariate(random: &Random, mu: Value, sigma: Value) -> Res {
    Ok(random.normal(real_or(mu, 0.0)?, real_or(sigma, 1.0)?).into())
}

fn gauss(random: &Random, mu: Value, sigma: Value) -> Res {
    Ok(random.gauss(real_or(mu, 0.0)?, real_or(sigma, 1.0)?).into())
}

fn lognormvariate(random: &Random, mu: Value, sigma: Value) -> Res {
    super::math::exp_of(random.normal(to_real(mu)?, to_real(sigma)?)).map(Owned::from)
}

fn expovariate(random: &Random, rate: Value) -> Res {
    Ok(random.exponential(real_or(rate, 1.0)?)?.into())
}

fn vonmisesvariate(random: &Random, mu: Value, kappa: Value) -> Res {
    Ok(random.von_mises(to_real(mu)?, to_real(kappa)?)?.into())
}

fn gammavariate(random: &Random, alpha: Value, beta: Value) -> Res {
    Ok(random.gamma(to_real(alpha)?, to_real(beta)?)?.into())
}

fn betavariate(random: &Random, alpha: Value, beta: Value) -> Res {
    Ok(random.beta(to_real(alpha)?, to_real(beta)?)?.into())
}

fn paretovariate(random: &Random, alpha: Value) -> Res {
    Ok(random.pareto(to_real(alpha)?)?.into())
}

fn weibullvariate(random: &Random, alpha: Value, beta: Value) -> Res {
    Ok(random.weibull(to_real(alpha)?, to_real(beta)?)?.into())
}

fn binomialvariate(random: &Random, n: Value, p: Value) -> Res {
    let n = if n.is_absent() { 1 } else { int::convert::to_c_long(n)? };
    Ok(from_i64(random.binomial(n, real_or(p, 0.5)?)?))
}

fn getstate(random: &Random) -> Res {
    Ok(random.state())
}

fn setstate(random: &Random, state: Value) -> Res {
    random.set_state(state).map(|()| Owned::NONE)
}

/// Declares each function twice: as a method of `Random`, and of the module over its own generator.
macro_rules! both {
    ($($function:ident as $name:literal ($($p:ident),*) $parameters:literal -> $result:literal;)*) => {
        mod on_instance {
            use super::*;
            $( fn $function(this: Value, $($p: Value),*) -> Res { of(this).checked(super::$function(of(this), $($p),*)) } )*
            /// For copies and pickles: the class, and the state that the new one is given.
            fn reduce(this: Value) -> Res {
                let class = crate::object::value_of(this.type_of()).to_owned();
                Ok(crate::tuple::from_array([class, crate::tuple::empty(), super::getstate(of(this))?]))
            }
            methods! { pub RANDOM_METHODS of "random.Random" {
                method: reduce as "__reduce__"(this) "(self: Random, /) -> tuple[object, ...]";
                method: getstate as "__getstate__"(this) "(self: Random, /) -> tuple[object, ...]";
                method: setstate as "__setstate__"(this, state) "(self: Random, state: object, /) -> None";
                $( method: $function as $name(this $(, $p)*) concat!("(self: Random, ", $parameters, ") -> ", $result); )*
            } }
        }
        mod on_module {
            use super::*;
            $( fn $function($($p: Value),*) -> Res { super::$function(global(), $($p),*) } )*
            methods! { pub FUNCTIONS of "random" {
                $( : $function as $name($($p),*) concat!("(", $parameters, ") -> ", $result); )*
            } }
        }
        pub use on_instance::RANDOM_METHODS;
        pub use on_module::FUNCTIONS;
    };
}
both! {
    seed as "seed"(a, version) "a: object = None, version: int = 2" -> "None";
    unit as "random"() "" -> "float";
    getrandbits as "getrandbits"(k) "k: int, /" -> "int";
    randbytes as "randbytes"(n) "n: int" -> "bytes";
    randrange as "randrange"(start, stop, step) "start: int, stop: int = None, step: int = 1" -> "int";
    randint as "randint"(a, b) "a: int, b: int" -> "int";
    choice as "choice"(seq) "seq: Iterable[T]" -> "T";
    choices as "choices"(population, weights, cum_weights, k) "population: Iterable[T], weights: object = None, *, cum_weights: object = None, k: int = 1" -> "list[T]";
    shuffle as "shuffle"(x) "x: list[T]" -> "None";
    sample as "sample"(population, k, counts) "population: Iterable[T], k: int, *, counts: object = None" -> "list[T]";
    uniform as "uniform"(a, b) "a: float, b: float" -> "float";
    triangular as "triangular"(low, high, mode) "low: float = 0.0, high: float = 1.0, mode: float = None" -> "object";
    normalvariate as "normalvariate"(mu, sigma) "mu: float = 0.0, sigma: float = 1.0" -> "float";
    gauss as "gauss"(mu, sigma) "mu: float = 0.0, sigma: float = 1.0" -> "float";
    lognormvariate as "lognormvariate"(mu, sigma) "mu: float, sigma: float" -> "float";
    expovariate as "expovariate"(lambd) "lambd: float = 1.0" -> "float";
    vonmisesvariate as "vonmisesvariate"(mu, kappa) "mu: float, kappa: float" -> "float";
    gammavariate as "gammavariate"(alpha, beta) "alpha: float, beta: float" -> "float";
    betavariate as "betavariate"(alpha, beta) "alpha: float, beta: float" -> "float";
    paretovariate as "paretovariate"(alpha) "alpha: float" -> "float";
    weibullvariate as "weibullvariate"(alpha, beta) "alpha: float, beta: float" -> "float";
    binomialvariate as "binomialvariate"(n, p) "n: int = 1, p: float = 0.5" -> "int";
    getstate as "getstate"() "" -> "tuple[object, ...]";
    setstate as "setstate"(state) "state: object" -> "None";
}

abi! { pub RUNTIME {
    /// `random.random()`.
    fn random_random() -> f64 [WRITES] { global().draw() }
    /// `random.uniform(a, b)`.
    fn random_uniform(a: f64, b: f64) -> f64 [WRITES] { a + (b - a) * global().draw() }
    /// A number from 0 to `limit - 1`, for a positive limit: `random.randrange(limit)`.
    fn random_below(limit: i64) -> i64 [WRITES] { global().below(limit.max(1) as u64) as i64 }
} }
