/** Keys that somebody else publishes, for checking what they signed. */
@NullMarked
package com.xenocrm.kit.publickey;

import org.jspecify.annotations.NullMarked;
