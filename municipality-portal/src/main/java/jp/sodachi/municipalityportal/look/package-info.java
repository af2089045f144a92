/**
 * How the town shows itself: name, department, telephone, two colours and the emblem. Admins only. A colour in which words
 * could not be read is refused with its ratio; beside the form stands a parent's page in the colours as typed.
 */
@NullMarked
package jp.sodachi.municipalityportal.look;

import org.jspecify.annotations.NullMarked;
