/** Audit log. */
@NullMarked
package com.xenocrm.kit.audit;

import org.jspecify.annotations.NullMarked;
