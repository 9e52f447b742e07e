// SPDX-License-Identifier: GPL-3.0-or-later
// Finds data sets by the names that people type: mnist:train, mnist:test, pen:FILE, synthetic:N, an ink file, or the
// prefix of a pair of IDX files. Pen files are ink files or UNIPEN text. Where the data folder is, the caller decides.
#pragma once

#include "core/base/result.h"
#include "core/data/data_set.h"

#include <string>
#include <vector>

namespace inkling {

/// Loads the data set that \p specification names, from below \p folder or, for a path, from where it points to.
/// *Errors*: DataSpecInvalid, DataSetMissing, DataSetEmpty, those of readIdx, readInkFile and parseUnipen.
Result<DataSet> loadDataSet(const std::string& specification, const std::string& folder);

/// Tells whether the files of the data set that \p specification names are there, without reading them.
bool isDataSetThere(const std::string& specification, const std::string& folder);

/// Loads as loadDataSet and makes sure that every sample has a label. *Errors*: further DataSetUnlabeled.
Result<DataSet> loadLabeledDataSet(const std::string& specification, const std::string& folder);

} // namespace inkling
