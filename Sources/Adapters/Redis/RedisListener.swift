/// Who asks for a value without a task: told once, on the connection's loop, in the turn in which
/// the answer came. It may ask again from there.
package protocol RedisListener: AnyObject {
    /// The value, which must not be kept; nil when there is none.
    func redisFound(_ value: UnsafeRawBufferPointer?)
    /// There is no answer: ``RedisError``, any code but `cancelled`.
    func redisFailed(_ error: RedisError)
}
