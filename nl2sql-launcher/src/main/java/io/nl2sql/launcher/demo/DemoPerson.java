package io.nl2sql.launcher.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Somebody who may sign in to the demo.
 *
 * @param region the {@code region_id} claim; whoever sees every region has none
 * @param sees what to say about the person beside the password
 */
public record DemoPerson(String name, List<String> roles, Optional<Integer> region, String sees) {
    /** The demo people; their passwords are made at the first start. */
    public static final List<DemoPerson> ALL = List.of(
            new DemoPerson(
                    "ann", List.of("analyst"), Optional.of(1), "Europe, Middle East and Africa; personal data masked"),
            new DemoPerson("bob", List.of("analyst"), Optional.of(2), "North America; personal data masked"),
            new DemoPerson(
                    "carl", List.of("analyst", "auditor"), Optional.empty(), "every region; personal data masked"),
            new DemoPerson(
                    "dora",
                    List.of("analyst", "admin", "hr"),
                    Optional.empty(),
                    "every region; personal data in clear"));

    public DemoPerson {
        roles = List.copyOf(roles);
    }

    /** The demo people as a file of local accounts. */
    public static String accounts(UnaryOperator<String> passwords) {
        return ALL.stream()
                .map(person -> person.account(passwords.apply(person.name)))
                .collect(Collectors.joining("\n", "users:\n", "\n"));
    }

    private String account(String password) {
        return "  - { username: " + name + ", password: \"" + password + "\", roles: [" + String.join(", ", roles) + "]"
                + region.map(id -> ", claims: { region_id: " + id + " }").orElse("") + " }";
    }
}
