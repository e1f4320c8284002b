/** A service's part of the API document: what it answers, read from its code. */
@NullMarked
package com.xenocrm.kit.apidoc;

import org.jspecify.annotations.NullMarked;
