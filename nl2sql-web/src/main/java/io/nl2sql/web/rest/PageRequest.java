package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.ejb.history.Export;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is wished for.
 *
 * @param limit how many entries at most
 * @param after the position that the previous part ended with
 */
record PageRequest(int limit, Optional<History.Cursor> after) {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    /** A part that is read on a page, of the usual size where the address names none. */
    static PageRequest of(AddressQuery address) {
        return of(address, USUAL, MOST);
    }

    /** A part that is taken away as a file, of the greatest size where the address names none. */
    static PageRequest ofFile(AddressQuery address) {
        return of(address, Export.MOST, Export.MOST);
    }

    private static PageRequest of(AddressQuery address, int usual, int most) {
        return new PageRequest(
                address.text("limit").map(text -> limit(text, most)).orElse(usual),
                address.text("after").map(PageRequest::cursor));
    }

    private static int limit(String text, int most) {
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new Nl2SqlException(
                ErrorCode.REQUEST_MALFORMED, "'limit' must be a whole number from 1 to " + most + ".");
    }

    private static History.Cursor cursor(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            return new History.Cursor(AddressQuery.moment(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new Nl2SqlException(
                    ErrorCode.REQUEST_MALFORMED, "'after' must be the 'next' of an earlier answer.", e);
        }
    }

    static String text(History.Cursor cursor) {
        String text = cursor.at() + " " + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
