/**
 * The staff site of a town: what the public-health nurses and the office's admins work with, on the town's own host.
 *
 * <p>One package a feature, each with its controller, its form, its view and its application class. A controller reads
 * what was typed and chooses the page; the application class asks {@link jp.sodachi.identity.Permissions} inside the
 * transaction of the deed; the rooms of platform-core keep the rules. No feature knows another one, {@code desk} (the
 * side navigation) and {@code signin} apart, which every page passes.
 *
 * <p>Every page works with script off. Everything that is read or changed of a child's record leaves a row in the town's
 * audit trail; what is not this person's to see is not found.
 */
@NullMarked
package jp.sodachi.municipalityportal;

import org.jspecify.annotations.NullMarked;
