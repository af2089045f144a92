/**
 * How a town ends on the platform. It is leaving first: its pages can be read and nothing is sent. Gone it is when an
 * operator has typed its municipality code; then its addresses, its organization and its schema are taken away, each of which
 * may be repeated, and at last the worker takes the files of its photos.
 *
 * <p>Door: {@link jp.sodachi.tenantadmin.leaving.TownEnd}. What is left to do stands in {@code control.tenant_end}.
 */
@NamedInterface("leaving")
@NullMarked
package jp.sodachi.tenantadmin.leaving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
