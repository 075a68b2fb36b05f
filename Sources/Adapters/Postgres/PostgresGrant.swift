/// What the role of a running service may do with one object of its schema, which another role
/// owns.
package struct PostgresGrant: Sendable, Equatable {
    /// `SELECT, INSERT` and the like; empty takes away what an earlier version had granted.
    package let privileges: String
    /// `TABLE patients`, `FUNCTION keep(integer)`: of the schema itself, a constant of the program.
    package let object: String

    /// Takes words of SQL; nothing from outside.
    package init(_ privileges: String, on object: String) {
        self.privileges = privileges
        self.object = object
    }

    /// Takes away what `role` had and gives it what it needs. `role` is quoted already.
    func sql(for role: String) -> String {
        let revoked = "REVOKE ALL ON \(object) FROM \(role);"
        return privileges.isEmpty
            ? revoked : revoked + " GRANT \(privileges) ON \(object) TO \(role);"
    }
}
