/** Public keys of other parties, for verifying signatures. */
@NullMarked
package com.xenocrm.kit.publickey;

import org.jspecify.annotations.NullMarked;
